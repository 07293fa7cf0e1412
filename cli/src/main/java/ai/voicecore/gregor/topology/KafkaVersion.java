package ai.voicecore.gregor.topology;

import java.util.Comparator;

/** A Kafka release, as 4.3.1. */
public record KafkaVersion(int major, int minor, int patch) implements Comparable<KafkaVersion> {
    private static final Comparator<KafkaVersion> ORDER = Comparator.comparingInt(KafkaVersion::major)
            .thenComparingInt(KafkaVersion::minor)
            .thenComparingInt(KafkaVersion::patch);

    /** Throws NumberFormatException or IndexOutOfBoundsException for text that a spec does not allow. */
    public static KafkaVersion of(String text) {
        String[] parts = text.split("\\.", -1);
        return new KafkaVersion(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
    }

    @Override
    public int compareTo(KafkaVersion other) {
        return ORDER.compare(this, other);
    }

    /** Whether it is before this minor release. */
    public boolean isBefore(int otherMajor, int otherMinor) {
        return major < otherMajor || (major == otherMajor && minor < otherMinor);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch;
    }
}
