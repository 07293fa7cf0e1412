package ai.voicecore.gregor.check;

import ai.voicecore.gregor.snapshot.BrokerSnapshot;
import ai.voicecore.gregor.snapshot.ClusterSnapshot;
import ai.voicecore.gregor.spec.Mode;
import ai.voicecore.gregor.topology.Node;
import ai.voicecore.gregor.topology.Role;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** All brokers run the declared version and support the same features, and the finalized levels are supported. */
final class VersionsConsistent extends Check<Evidence> {
    VersionsConsistent() {
        super(
                "versions",
                "versions and feature levels are the same everywhere",
                "See in {gregor status} whether the brokers run.");
    }

    @Override
    public Verdict examine(Evidence evidence) {
        List<Finding> findings = new ArrayList<>();
        String declared = evidence.topology().spec().version();
        evidence.topology()
                .nodes(Role::isKafka)
                .map(Node::name)
                .forEach(node -> evidence.states().stream()
                        .filter(state -> state.node().equals(node))
                        .flatMap(state -> state.version().stream())
                        .filter(running -> !running.isEmpty() && !running.equals(declared))
                        .forEach(running -> findings.add(new Finding(
                                node + " runs Kafka " + running + ", declared is " + declared + ".",
                                "Type {gregor upgrade --to " + declared
                                        + "}: it restarts what runs another release."))));
        findings.addAll(OfBrokers.findings(evidence.snapshot().brokers()));
        SortedMap<String, Short> finalized = evidence.snapshot().finalizedFeatures();
        if (evidence.topology().spec().mode() == Mode.KRAFT
                && !finalized.containsKey(ClusterSnapshot.METADATA_VERSION)) {
            findings.add(new Finding(
                    "No metadata.version is finalized.", "Look at kafka-features describe and the controllers' logs."));
        }
        if (evidence.snapshot().hasLostFeatures()) {
            findings.add(new Finding(
                    "The feature levels of the cluster were lost at its first start (KAFKA-20839): metadata.version is "
                            + finalized.get(ClusterSnapshot.METADATA_VERSION) + ".",
                    "Type {gregor upgrade --finalize}: it raises them."));
        }
        return Verdict.of("Kafka " + declared + (finalized.isEmpty() ? "" : ", finalized " + finalized), findings);
    }

    /** The same, as far as brokers can be asked: they support the same features. */
    static final class OfBrokers extends Check<BrokerEvidence> {
        OfBrokers(Advice advice) {
            super("versions", "all brokers support the same features", advice.unreachable());
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
    }
}
