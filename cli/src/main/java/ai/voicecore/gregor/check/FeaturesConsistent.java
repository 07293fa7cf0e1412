package ai.voicecore.gregor.check;

import ai.voicecore.gregor.failure.Remedy;
import ai.voicecore.gregor.snapshot.BrokerSnapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** All brokers support the same features. */
final class FeaturesConsistent implements Check<BrokerEvidence> {
    private final Advice advice;

    FeaturesConsistent(Advice advice) {
        this.advice = advice;
    }

    @Override
    public String id() {
        return "versions";
    }

    @Override
    public String title() {
        return "all brokers support the same features";
    }

    @Override
    public Verdict examine(BrokerEvidence evidence) {
        SortedMap<String, Short> finalized = evidence.snapshot().finalizedFeatures();
        return Verdict.of(
                evidence.snapshot().brokers().size() + " brokers"
                        + (finalized.isEmpty() ? "" : ", finalized " + finalized),
                findings(evidence.snapshot().brokers()));
    }

    static List<Finding> findings(List<BrokerSnapshot> brokers) {
        Map<SortedMap<String, String>, List<Integer>> byFeatures = new LinkedHashMap<>();
        brokers.forEach(broker -> byFeatures
                .computeIfAbsent(new TreeMap<>(broker.features()), key -> new ArrayList<>())
                .add(broker.id()));
        if (byFeatures.size() < 2) {
            return List.of();
        }
        return List.of(new Finding(
                "Brokers support different features: "
                        + byFeatures.entrySet().stream()
                                .map(entry -> entry.getValue() + " " + entry.getKey())
                                .collect(Collectors.joining("; "))
                        + ".",
                "Bring all brokers to the same version."));
    }

    @Override
    public Remedy remedyIfUnreachable() {
        return advice.lookAtBrokers();
    }
}
