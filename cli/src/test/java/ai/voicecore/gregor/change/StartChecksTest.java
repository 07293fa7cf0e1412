package ai.voicecore.gregor.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import ai.voicecore.gregor.admin.ClusterAdmin;
import ai.voicecore.gregor.admin.NodeStates;
import ai.voicecore.gregor.admin.TopicAdmin;
import ai.voicecore.gregor.cluster.Services;
import ai.voicecore.gregor.failure.Remedy;
import ai.voicecore.gregor.platform.Platform;
import ai.voicecore.gregor.rolling.Situation;
import ai.voicecore.gregor.snapshot.CannotStart;
import ai.voicecore.gregor.snapshot.NodeState;
import ai.voicecore.gregor.snapshot.RestartCheck;
import ai.voicecore.gregor.testing.Answering;
import ai.voicecore.gregor.testing.Clusters;
import ai.voicecore.gregor.testing.Snapshots;
import ai.voicecore.gregor.testing.Statuses;
import ai.voicecore.gregor.testing.StrictRelease;
import ai.voicecore.gregor.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Checks before a node is stopped, from all sources. */
class StartChecksTest {
    private static final SortedMap<String, String> SMALL_SEGMENTS = new TreeMap<>(Map.of("segment.bytes", "524288"));

    private final Topology topology = Clusters.topology("version: 4.3.1\nregistry: {enabled: false}");
    private List<CannotStart> lacking = List.of();
    private List<RestartCheck> said = List.of();

    @Test
    void refusedSettingsAreFoundForEachNodeThatDoesNotRunTheNewReleaseYet() {
        Situation now = look("4.3.1", "3.9.2", "3.9.2");

        assertThat(now.cannotStart())
                .extracting(CannotStart::node, found -> found.because().split(" is ", 2)[0])
                .containsExactly(
                        tuple("kafka-1", "topic undeclared, segment.bytes"),
                        tuple("kafka-2", "topic undeclared, segment.bytes"));
        assertThat(now.cannotStart().getFirst().remedy()).asString().contains("kafka-configs.sh", "undeclared");
    }

    @Test
    void theRunningReleaseIsNotAskedAgain() {
        assertThat(look("4.3.1", "4.3.1", "4.3.1").cannotStart()).isEmpty();
    }

    @Test
    void softwareAndStorageAreCheckedForEveryRelease() {
        CannotStart gone = new CannotStart("kafka-0", "/lib/kafka.jar is gone", Remedy.of("Put it back."));
        CannotStart foreign = new CannotStart("kafka-2", "/data holds lost+found", Remedy.of("Move it."));
        lacking = List.of(gone);
        said = List.of(
                new RestartCheck("kafka-1", Optional.empty(), List.of()),
                new RestartCheck("kafka-2", Optional.of(foreign), List.of()));

        assertThat(look("4.3.1", "4.3.1", "4.3.1").cannotStart()).containsExactly(gone, foreign);
    }

    private Situation look(String... versions) {
        List<NodeState> states = new ArrayList<>();
        for (int i = 0; i < versions.length; i++) {
            states.add(new NodeState(
                    "kafka-" + i,
                    Optional.of(versions[i]),
                    Optional.empty(),
                    Optional.empty(),
                    OptionalInt.empty(),
                    OptionalInt.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty()));
        }
        Situation now = new Situation(
                topology, Statuses.allReady(topology), states, Optional.of(Snapshots.healthy(topology)), "", Set.of());
        NodeStates nodes = Answering.of(NodeStates.class, method -> said);
        Services services = Answering.of(
                Services.class, method -> method.equals("states") ? nodes : Optional.of(new StrictRelease()));
        TopicAdmin topics = Answering.of(TopicAdmin.class, method -> Map.of("undeclared", SMALL_SEGMENTS));
        return new StartChecks(
                        Clusters.of(topology, Answering.of(Platform.class, method -> lacking), services),
                        Answering.of(ClusterAdmin.class, method -> topics))
                .added(topology.nodes(), now);
    }
}
