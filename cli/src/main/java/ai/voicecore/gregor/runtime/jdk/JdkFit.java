package ai.voicecore.gregor.runtime.jdk;

import ai.voicecore.gregor.runtime.Product;
import ai.voicecore.gregor.runtime.RuntimeId;
import ai.voicecore.gregor.runtime.RuntimeProblem;
import ai.voicecore.gregor.runtime.RuntimeProblem.Kind;
import ai.voicecore.gregor.runtime.VersionOrder;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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
    private static final int KAFKA_4_OLDEST = 17;
    private static final int KAFKA_4_NEWEST = 25;
    private static final int REGISTRY_OLDEST = 21;
    private static final int LAST_WITH_SUBJECT = 22;

    private JdkFit() {}

    /**
     * The best of the installed JDKs. Of two with the same major version the newer update wins, of two equal ones the
     * first.
     *
     * @throws RuntimeProblem if none of them can run it
     */
    public static Jdk choose(RuntimeId id, List<Jdk> installed) {
        Comparator<Jdk> update = Comparator.comparing(Jdk::version, VersionOrder.NUMERIC);
        return installed.stream()
                .filter(jdk -> rank(id, jdk.feature()).isPresent())
                .min(Comparator.comparingInt(
                                (Jdk jdk) -> rank(id, jdk.feature()).orElseThrow())
                        .thenComparing(update.reversed()))
                .orElseThrow(() -> nothingFits(id, installed));
    }

    /** What does not work on the chosen JDK; empty if everything does. */
    public static Optional<String> caution(RuntimeId id, Jdk jdk) {
        if (isKafka3(id) && jdk.feature() > LAST_WITH_SUBJECT) {
            return Optional.of("SASL does not work in Kafka " + id.version() + " on Java " + jdk.feature()
                    + ": it calls Subject.getSubject, which this Java refuses. Install Java 21 or 17.");
        }
        if (id.product() == Product.KAFKA && jdk.feature() > KAFKA_4_NEWEST) {
            return Optional.of("Kafka " + id.version() + " is not tested on Java " + jdk.feature() + ". Install Java "
                    + KAFKA_4_NEWEST + ".");
        }
        return Optional.empty();
    }

    /** Smaller is better; empty if it cannot run. */
    private static OptionalInt rank(RuntimeId id, int feature) {
        return switch (id.product()) {
            case KAFKA -> isKafka3(id) ? rankKafka3(feature) : rankKafka4(feature);
            case REGISTRY -> feature < REGISTRY_OLDEST ? OptionalInt.empty() : OptionalInt.of(-feature);
        };
    }

    private static OptionalInt rankKafka3(int feature) {
        if (KAFKA_3.contains(feature)) {
            return OptionalInt.of(KAFKA_3.indexOf(feature));
        }
        // Of JDKs that are too new, the nearest to the tested ones.
        return feature > LAST_WITH_SUBJECT ? OptionalInt.of(feature) : OptionalInt.empty();
    }

    private static OptionalInt rankKafka4(int feature) {
        if (feature < KAFKA_4_OLDEST) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(feature <= KAFKA_4_NEWEST ? KAFKA_4_NEWEST - feature : feature);
    }

    private static boolean isKafka3(RuntimeId id) {
        return id.product() == Product.KAFKA && id.major() < 4;
    }

    private static RuntimeProblem nothingFits(RuntimeId id, List<Jdk> installed) {
        String found = installed.isEmpty()
                ? "no Java was found"
                : "found: " + installed.stream().map(Jdk::toString).collect(Collectors.joining(", "));
        return new RuntimeProblem(
                Kind.NO_JDK,
                id + " needs " + needed(id) + "; " + found,
                "Install one (Debian: apt-get install " + debian(id) + "; macOS: brew install " + macOs(id)
                        + "), or point JAVA_HOME at one that is somewhere else.");
    }

    private static String needed(RuntimeId id) {
        if (id.product() == Product.REGISTRY) {
            return "Java " + REGISTRY_OLDEST + " or newer";
        }
        return isKafka3(id) ? "Java 17 or 21" : "Java " + KAFKA_4_OLDEST + " to " + KAFKA_4_NEWEST;
    }

    // Debian 12 has 17 and Debian 13 has 21 and 25; Temurin's own archive has all of them for both.
    private static String debian(RuntimeId id) {
        if (id.product() == Product.REGISTRY) {
            return "openjdk-21-jre-headless, openjdk-25-jre-headless or temurin-25-jdk";
        }
        return isKafka3(id)
                ? "openjdk-17-jre-headless or openjdk-21-jre-headless"
                : "openjdk-17-jre-headless, openjdk-25-jre-headless or temurin-25-jdk";
    }

    private static String macOs(RuntimeId id) {
        return isKafka3(id) ? "openjdk@21" : "openjdk@25";
    }
}
