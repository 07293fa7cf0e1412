package ai.voicecore.gregor.spec.yaml;

import java.util.stream.Stream;

/** The notation of a Kafka release: three numbers. */
public final class VersionText {
    private VersionText() {}

    public static boolean isVersion(String text) {
        return text.matches("[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}");
    }

    /** The remedy for an invalid version. If it is the beginning of a default version, as 3.9, that version is suggested. */
    public static String remedy(String text) {
        return Stream.of(ClusterSpecReader.DEFAULT_KRAFT_VERSION, ClusterSpecReader.DEFAULT_ZOOKEEPER_VERSION)
                .filter(version -> !text.isEmpty() && version.startsWith(text))
                .findFirst()
                .map(version -> "Write it as " + version + ".")
                .orElse("Write all three numbers, as " + ClusterSpecReader.DEFAULT_KRAFT_VERSION + ".");
    }
}
