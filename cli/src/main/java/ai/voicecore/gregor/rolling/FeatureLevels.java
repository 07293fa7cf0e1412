package ai.voicecore.gregor.rolling;

import ai.voicecore.gregor.snapshot.BrokerSnapshot;
import ai.voicecore.gregor.snapshot.ClusterSnapshot;
import ai.voicecore.gregor.topology.KafkaVersion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The feature levels that a cluster can be raised to, and the releases that can run at the current levels ({@code
 * kafka-storage version-mapping}; KIP-584, KIP-1022).
 */
public final class FeatureLevels {
    public static final String ELIGIBLE_LEADERS = "eligible.leader.replicas.version";

    /**
     * Makes a static quorum dynamic, which cannot be undone; kafka-features --release-version does it without being asked
     * (KAFKA-21426).
     */
    public static final String KRAFT = "kraft.version";

    /** The levels of each minor release; a release does not start above its own level. */
    private static final Map<String, Map<String, Integer>> OF_RELEASE = Map.of(
            "3.9", levels(21, 0, 0, 0, 0, 0),
            "4.0", levels(25, 2, 1, 0, 0, 0),
            "4.1", levels(27, 2, 1, 1, 0, 0),
            "4.2", levels(29, 2, 1, 1, 1, 1),
            "4.3", levels(30, 2, 1, 1, 1, 1),
            "4.4", levels(33, 2, 1, 1, 2, 1));

    private FeatureLevels() {}

    private static Map<String, Integer> levels(
            int metadata, int transaction, int group, int eligible, int share, int streams) {
        return Map.of(
                ClusterSnapshot.METADATA_VERSION,
                metadata,
                "transaction.version",
                transaction,
                "group.version",
                group,
                ELIGIBLE_LEADERS,
                eligible,
                "share.version",
                share,
                "streams.version",
                streams);
    }

    public record Raise(String feature, int from, int to) {
        public String sentence() {
            return feature + " " + from + " → " + to;
        }
    }

    /**
     * The features that every broker supports at a higher level: metadata.version first, because others depend on it;
     * eligible leader replicas last, because it changes a setting. Never kraft.version.
     */
    public static List<Raise> raises(ClusterSnapshot cluster) {
        Set<String> names = new TreeSet<>();
        cluster.brokers().forEach(broker -> names.addAll(broker.features().keySet()));
        names.remove(KRAFT);
        List<Raise> raises = new ArrayList<>();
        for (String name : names) {
            int from = cluster.finalizedFeatures().getOrDefault(name, (short) 0);
            int to = cluster.brokers().stream()
                    .mapToInt(broker -> most(broker, name))
                    .min()
                    .orElse(0);
            if (to > from) {
                raises.add(new Raise(name, from, to));
            }
        }
        raises.sort(
                Comparator.comparingInt((Raise raise) -> place(raise.feature())).thenComparing(Raise::feature));
        return List.copyOf(raises);
    }

    private static int place(String feature) {
        return switch (feature) {
            case ClusterSnapshot.METADATA_VERSION -> 0;
            case ELIGIBLE_LEADERS -> 2;
            default -> 1;
        };
    }

    /** {@code 7-30 → 30}; 0 if a broker does not know the feature. */
    private static int most(BrokerSnapshot broker, String feature) {
        String range = broker.features().getOrDefault(feature, "0-0");
        return Integer.parseInt(range.substring(range.lastIndexOf('-') + 1));
    }

    /** The features whose current level is above a release's level; empty if the levels of the release are not known. */
    static Map<String, Integer> above(KafkaVersion release, Map<String, Short> finalized) {
        Map<String, Integer> above = new TreeMap<>();
        Optional.ofNullable(OF_RELEASE.get(release.major() + "." + release.minor()))
                .ifPresent(levels -> finalized.forEach((feature, level) -> {
                    if (level > levels.getOrDefault(feature, Integer.MAX_VALUE)) {
                        above.put(feature, (int) level);
                    }
                }));
        return above;
    }

    static boolean isKnown(KafkaVersion release) {
        return OF_RELEASE.containsKey(release.major() + "." + release.minor());
    }
}
