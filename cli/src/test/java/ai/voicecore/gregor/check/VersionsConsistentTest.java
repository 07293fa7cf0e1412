package ai.voicecore.gregor.check;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.snapshot.BrokerSnapshot;
import ai.voicecore.gregor.snapshot.NodeState;
import ai.voicecore.gregor.testing.GivenEvidence;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class VersionsConsistentTest {
    private final GivenEvidence evidence = GivenEvidence.healthy("");

    @Test
    void holdsWhenAllAreTheSame() {
        assertThat(new VersionsConsistent().examine(evidence))
                .isEqualTo(Verdict.holds("Kafka 4.3.1, finalized {metadata.version=30}"));
        assertThat(new VersionsConsistent().examine(GivenEvidence.healthy("mode: zookeeper")))
                .isEqualTo(Verdict.holds("Kafka 3.9.2"));
    }

    @Test
    void aNodeOfAnotherVersionIsNamed() {
        assertThat(new VersionsConsistent()
                        .examine(evidence.withState(version("kafka-1", "4.3.0")))
                        .findings())
                .containsExactly(new Finding(
                        "kafka-1 runs Kafka 4.3.0, declared is 4.3.1.",
                        "Type {gregor upgrade --to 4.3.1}: it restarts what runs another release."));
    }

    @Test
    void aNodeThatDoesNotAnswerIsNoFindingHere() {
        assertThat(new VersionsConsistent()
                        .examine(evidence.withStates(List.of()))
                        .findings())
                .isEmpty();
    }

    @Test
    void brokersSupportTheSameFeatures() {
        List<BrokerSnapshot> brokers = List.of(broker(0, "7-30"), broker(1, "7-29"), broker(2, "7-30"));

        assertThat(new VersionsConsistent()
                        .examine(evidence.withBrokers(brokers))
                        .findings())
                .containsExactly(new Finding(
                        "Brokers support different features: [0, 2] {metadata.version=7-30};"
                                + " [1] {metadata.version=7-29}.",
                        "Bring all brokers to the same version."));
    }

    @Test
    void inKraftTheMetadataVersionIsFinalized() {
        assertThat(new VersionsConsistent()
                        .examine(evidence.withFinalized(new TreeMap<>()))
                        .findings())
                .containsExactly(new Finding(
                        "No metadata.version is finalized.",
                        "Look at kafka-features describe and the controllers' logs."));
    }

    @Test
    void levelsThatWereLostAtTheFirstStartAreRaised() {
        assertThat(new VersionsConsistent()
                        .examine(evidence.withFinalized(new TreeMap<>(Map.of("metadata.version", (short) 7))))
                        .findings())
                .containsExactly(new Finding(
                        "The feature levels of the cluster were lost at its first start (KAFKA-20839): metadata.version is 7.",
                        "Type {gregor upgrade --finalize}: it raises them."));
    }

    private static BrokerSnapshot broker(int id, String levels) {
        return new BrokerSnapshot(
                id, "127.0.0.1", 9092, Optional.empty(), new TreeMap<>(Map.of("metadata.version", levels)));
    }

    private static NodeState version(String node, String version) {
        return new NodeState(
                node,
                Optional.of(version),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
