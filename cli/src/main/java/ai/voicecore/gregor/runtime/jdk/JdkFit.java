package ai.voicecore.gregor.runtime.jdk;

import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.runtime.Product;
import ai.voicecore.gregor.runtime.RuntimeId;
import ai.voicecore.gregor.runtime.VersionOrder;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * Which JDK runs a runtime best. Pure.
 * <ul>   <li>Kafka 3.9: the newer of 17 and 21, then 22, 20, 19, 18. 23 and newer only if there is no other: Kafka 3.9
 * calls       {@code Subject.getSubject} for SASL, which 23 refuses by default and 24 always does (JEP 486; Kafka 4.0 has
 * stopped calling it, KIP-1006).   <li>Kafka 4.x: the newest of 17 to 25; a newer one only if there is nothing else. Its
 * brokers need 17 (KIP-1013).   <li>Apicurio Registry: the newest from 21 on, because its classes are compiled for 21.
 * </ul>
 */
public final class JdkFit {
    private static final List<Integer> KAFKA_3 = List.of(21, 17, 22, 20, 19, 18, 23);
    private static final int LAST_WITH_SUBJECT = 22;
    private static final int KAFKA_4_OLDEST = 17;
    private static final int KAFKA_4_NEWEST = 25;
    private static final int REGISTRY_OLDEST = 21;

    private JdkFit() {}

    /** Releases with the same rule. Debian 12 has 17 and Debian 13 has 21 and 25; Temurin's own archive has all of them. */
    private enum Line {
        KAFKA_3_9("17 or 21", "openjdk-17-jre-headless or openjdk-21-jre-headless", "openjdk@21"),
        KAFKA_4(
                KAFKA_4_OLDEST + " to " + KAFKA_4_NEWEST,
                "openjdk-17-jre-headless, openjdk-25-jre-headless or temurin-25-jdk",
                "openjdk@25"),
        REGISTRY(
                REGISTRY_OLDEST + " or newer",
                "openjdk-21-jre-headless, openjdk-25-jre-headless or temurin-25-jdk",
                "openjdk@25");

        private final String needed;
        private final String debian;
        private final String macOs;

        Line(String needed, String debian, String macOs) {
            this.needed = needed;
            this.debian = debian;
            this.macOs = macOs;
        }

        static Line of(RuntimeId id) {
            if (id.product() == Product.REGISTRY) {
                return REGISTRY;
            }
            return id.major() < 4 ? KAFKA_3_9 : KAFKA_4;
        }

        /** Smaller is better; empty if it cannot run. */
        OptionalInt rank(int feature) {
            return switch (this) {
                case KAFKA_3_9 -> {
                    int known = KAFKA_3.indexOf(feature);
                    // Of JDKs that are too new, the nearest to the tested ones.
                    int rank = known < 0 && feature > LAST_WITH_SUBJECT ? feature : known;
                    yield rank < 0 ? OptionalInt.empty() : OptionalInt.of(rank);
                }
                case KAFKA_4 -> {
                    int rank = feature <= KAFKA_4_NEWEST ? KAFKA_4_NEWEST - feature : feature;
                    yield feature < KAFKA_4_OLDEST ? OptionalInt.empty() : OptionalInt.of(rank);
                }
                case REGISTRY -> feature < REGISTRY_OLDEST ? OptionalInt.empty() : OptionalInt.of(-feature);
            };
        }
    }

    /**
     * The best of the installed JDKs. Of two with the same major version the newer update wins, of two equal ones the
     * first.
     *
     * @throws Failure if none of them can run it
     */
    public static Jdk choose(RuntimeId id, List<Jdk> installed) {
        Line line = Line.of(id);
        Comparator<Jdk> update = Comparator.comparing(Jdk::version, VersionOrder.NUMERIC);
        return installed.stream()
                .filter(jdk -> line.rank(jdk.feature()).isPresent())
                .min(Comparator.comparingInt(
                                (Jdk jdk) -> line.rank(jdk.feature()).orElseThrow())
                        .thenComparing(update.reversed()))
                .orElseThrow(() -> nothingFits(id, line, installed));
    }

    private static Failure nothingFits(RuntimeId id, Line line, List<Jdk> installed) {
        String found = installed.isEmpty()
                ? "no Java was found"
                : "found: " + installed.stream().map(Jdk::toString).collect(Collectors.joining(", "));
        return Failure.refused(
                id + " needs Java " + line.needed + "; " + found,
                "Install one (Debian: apt-get install " + line.debian + "; macOS: brew install " + line.macOs
                        + "), or point JAVA_HOME at one that is somewhere else.");
    }
}
