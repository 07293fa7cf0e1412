package ai.voicecore.gregor.change.deploy;

import static ai.voicecore.gregor.testing.Clusters.spec;
import static ai.voicecore.gregor.testing.Statuses.allReady;
import static ai.voicecore.gregor.testing.Statuses.allStopped;
import static ai.voicecore.gregor.testing.Statuses.down;
import static ai.voicecore.gregor.testing.Statuses.running;
import static ai.voicecore.gregor.testing.Statuses.stopped;
import static ai.voicecore.gregor.testing.Statuses.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import ai.voicecore.gregor.capacity.Load;
import ai.voicecore.gregor.snapshot.NodePhase;
import ai.voicecore.gregor.snapshot.NodeStatus;
import ai.voicecore.gregor.spec.InvalidSpec;
import ai.voicecore.gregor.spec.Problem;
import ai.voicecore.gregor.testing.Clusters;
import ai.voicecore.gregor.topics.TopicChange;
import ai.voicecore.gregor.topology.Topology;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeployPlannerTest {
    private static final String CALLS = "topics: [{name: calls}]";
    private static final String ALONE = "registry: {enabled: false}\nconnect: {enabled: false}";
    private static final String PREPARE = "install if missing: Kafka 4.3.1, Apicurio Registry 3.3.3";

    @Test
    void aNewClusterGetsAllSteps() {
        assertThat(plan(Clusters.topology(CALLS), nothing(create("calls"))))
                .containsExactly(
                        PREPARE,
                        "save the spec",
                        "start kafka-0, kafka-1, kafka-2, registry-0, connect-0",
                        "wait until ready: kafka-0, kafka-1, kafka-2",
                        "save that the quorum of kafka-0, kafka-1, kafka-2 has formed",
                        "create topics: calls",
                        "wait until ready: registry-0, connect-0",
                        "make sure that the registry's topics have 3 replicas",
                        "set the registry's compatibility to BACKWARD");
    }

    @Test
    void theEnsembleIsStartedTogetherWithItsBrokers() {
        assertThat(plan(topology("mode: zookeeper\nregistry: {enabled: false}\nconnect: {enabled: false}"), nothing()))
                .containsExactly(
                        "install if missing: Kafka 3.9.2",
                        "save the spec",
                        "start zookeeper-0, zookeeper-1, zookeeper-2, kafka-0, kafka-1, kafka-2",
                        "wait until ready: zookeeper-0, zookeeper-1, zookeeper-2, kafka-0, kafka-1, kafka-2");
    }

    @Test
    void anUnchangedClusterGetsNoSteps() {
        Topology topology = topology(CALLS);

        Plan plan = DeployPlanner.plan(topology, deployed(CALLS, allReady(topology)));

        assertThat(plan.isEmpty()).isTrue();
    }

    @Test
    void onlyTheStoppedNodeIsStarted() {
        Topology topology = topology("");

        assertThat(plan(topology, deployed("", with(allReady(topology), stopped("kafka-1")))))
                .containsExactly(PREPARE, "start kafka-1", "wait until ready: kafka-1");
    }

    @Test
    void aFailedNodeIsStartedAgain() {
        Topology topology = topology("");
        NodeStatus failed = down("connect-0", NodePhase.FAILED, "refuses to start");

        assertThat(plan(topology, deployed("", with(allReady(topology), failed))))
                .containsExactly(PREPARE, "start connect-0", "wait until ready: connect-0");
    }

    @Test
    void aStartedRegistryGetsItsCompatibilityAgain() {
        Topology topology = topology("");

        assertThat(plan(topology, deployed("", with(allReady(topology), stopped("registry-0")))))
                .containsExactly(
                        PREPARE,
                        "start registry-0",
                        "wait until ready: registry-0",
                        "make sure that the registry's topics have 3 replicas",
                        "set the registry's compatibility to BACKWARD");
    }

    @Test
    void aRegistryThatStartsGetsItsCompatibilityAgain() {
        Topology topology = topology("");
        NodeStatus starting = running("registry-0", NodePhase.STARTING, "starting");

        assertThat(plan(topology, deployed("", with(allReady(topology), starting))))
                .containsExactly(
                        "wait until ready: registry-0",
                        "make sure that the registry's topics have 3 replicas",
                        "set the registry's compatibility to BACKWARD");
    }

    @Test
    void theDeployOnlyWaitsForAStartingNode() {
        Topology topology = topology("");
        NodeStatus starting = running("kafka-2", NodePhase.STARTING, "not in the ISR yet");

        assertThat(plan(topology, deployed("", with(allReady(topology), starting))))
                .containsExactly("wait until ready: kafka-2");
    }

    @Test
    void aNodeWithoutASupervisorIsAdopted() {
        Topology topology = topology("");
        NodeStatus alone = running("kafka-0", NodePhase.READY, "its supervisor does not run, so nothing restarts it")
                .unkept();

        assertThat(plan(topology, deployed("", with(allReady(topology), alone))))
                .containsExactly(PREPARE, "start kafka-0", "wait until ready: kafka-0");
    }

    @Test
    void stoppedNodesAreStartedWithoutSavingTheSpec() {
        Topology topology = topology("registry: {enabled: false}");

        assertThat(plan(topology, deployed("registry: {enabled: false}", allStopped(topology))))
                .containsExactly(
                        "install if missing: Kafka 4.3.1",
                        "start kafka-0, kafka-1, kafka-2, connect-0",
                        "wait until ready: kafka-0, kafka-1, kafka-2",
                        "wait until ready: connect-0");
    }

    @Test
    void aNewTopicIsCreated() {
        String more = "topics: [{name: calls}, {name: intents}, {name: calls.more}]";
        Topology topology = topology(more);

        assertThat(plan(topology, deployed(CALLS, allReady(topology), create("intents"), create("calls.more"))))
                .containsExactly("create topics: intents, calls.more", "save the spec");
    }

    @Test
    void aMissingTopicIsCreatedAgain() {
        Topology topology = topology(CALLS);

        assertThat(plan(topology, deployed(CALLS, allReady(topology), create("calls"))))
                .containsExactly("create topics: calls");
    }

    @Test
    void aChangedTopicIsChanged() {
        Topology topology = topology("topics: [{name: calls, partitions: 24}]");

        assertThat(plan(topology, deployed(CALLS, allReady(topology), new TopicChange.AddPartitions("calls", 12, 24))))
                .containsExactly("change topics: calls partitions 12 → 24", "save the spec");
    }

    @Test
    void anImpossibleChangeOfATopicIsRefused() {
        Topology topology = topology("topics: [{name: calls, partitions: 6}]");

        assertThat(refusal(
                        topology,
                        deployed(
                                CALLS,
                                allReady(topology),
                                new TopicChange.Impossible(
                                        new TopicChange.AddPartitions("calls", 12, 3), "fewer", "Declare 12."))))
                .containsExactly(Problem.of("topics[calls].partitions", "fewer.", "Declare 12."));
    }

    @Test
    void aTopicThatIsNoLongerDeclaredIsKept() {
        Topology topology = topology("");

        assertThat(plan(topology, deployed(CALLS, allReady(topology)))).containsExactly("save the spec");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mode: zookeeper |version: 3.9.2                    |mode           |zookeeper|kraft",
                "version: 4.3.0  |version: 4.3.1                    |version        |4.3.0    |4.3.1",
                "''              |controllers: dedicated            |controllers    |combined |dedicated",
                "mode: zookeeper |{mode: zookeeper, zookeepers: 5}  |zookeepers     |3        |5",
                "''              |{local: {directory: /srv}}        |local.directory|''       |/srv",
            })
    void fieldsThatStoredDataDependsOnCannotBeChanged(
            String before, String after, String path, String from, String to) {
        Topology topology = topology(after);
        String sentence = "changes from " + from + " to " + to + ", which deploy cannot do.";

        assertThat(refusal(topology, deployed(before, allReady(topology))))
                .extracting(Problem::path, Problem::sentence)
                .containsExactly(tuple(path, sentence));
        assertThat(refusal(topology, deployed(before, allStopped(topology))))
                .extracting(Problem::path, Problem::sentence)
                .containsExactly(tuple(path, sentence));
    }

    @Test
    void addressesCannotChangeWhileANodeRuns() {
        String before = "controllerCount: 1\n";
        Topology topology = topology(before + "local: {portOffset: 100}");

        assertThat(refusal(topology, deployed(before, allReady(topology))))
                .extracting(Problem::path)
                .containsExactly("local.portOffset");
        assertThat(plan(topology, deployed(before, allStopped(topology)))).contains("save the spec");
    }

    @Test
    void aChangedHeapIsAppliedOneNodeAfterTheOther() {
        Topology topology = topology("heap: {broker: 1g}");

        assertThat(plan(topology, deployed("", allReady(topology))))
                .containsExactly("restart one after the other: kafka-0, kafka-1, kafka-2", "save the spec");
    }

    @Test
    void onlyTheAffectedNodesAreRestarted() {
        Topology topology = topology("heap: {connect: 1g}");

        assertThat(plan(topology, deployed("", allReady(topology))))
                .containsExactly("restart one after the other: connect-0", "save the spec");
    }

    @Test
    void nodesThatAnInterruptedDeploymentHasRestartedAreRestartedAgain() {
        Topology topology = topology("");
        Present present =
                new Present(Optional.of(topology), allReady(topology), List.of(), Optional.empty(), Set.of("kafka-1"));

        assertThat(plan(topology, present)).containsExactly("restart one after the other: kafka-1");
    }

    @Test
    void minInsyncReplicasChangesWithoutARestart() {
        Topology topology = topology("minInsyncReplicas: 1\nregistry: {enabled: false}\nconnect: {enabled: false}");

        assertThat(plan(
                        topology,
                        deployed("registry: {enabled: false}\nconnect: {enabled: false}", allReady(topology))))
                .containsExactly(
                        "save for the next start of kafka-0, kafka-1, kafka-2",
                        "set on all brokers, without a restart: min.insync.replicas=1",
                        "save the spec");
    }

    @Test
    void newBrokersAreStartedThenGetReplicasThenClientsAreRestarted() {
        Topology before = topology("");
        Topology topology = topology("brokers: 4");

        assertThat(plan(topology, deployed("", allReady(before))))
                .containsExactly(
                        PREPARE,
                        "save that there are 4 brokers",
                        "start kafka-3",
                        "wait until ready: kafka-3",
                        "move replicas onto the new brokers",
                        "restart one after the other: registry-0, connect-0",
                        "save the spec");
    }

    @Test
    void replicasAreMovedAwayBeforeABrokerIsRemoved() {
        Topology before = topology("brokers: 4");
        Topology topology = topology("");

        assertThat(plan(topology, deployed("brokers: 4", allReady(before))))
                .containsExactly(
                        "move all replicas away from kafka-3",
                        "stop permanently, keeping the data: kafka-3",
                        "restart one after the other: registry-0, connect-0",
                        "save the spec");
    }

    @Test
    void replicasAreMovedAwayEvenFromABrokerThatThePlatformHasLost() {
        Topology topology = topology("");

        assertThat(plan(topology, deployed("brokers: 4", allReady(topology))))
                .startsWith("move all replicas away from kafka-3", "stop permanently, keeping the data: kafka-3");
    }

    @Test
    void brokersAreNotAddedOrRemovedWhileTheClusterIsStopped() {
        Topology topology = topology("brokers: 4");

        assertThat(refusal(topology, deployed("", allStopped(topology))))
                .extracting(Problem::path)
                .containsExactly("brokers");
    }

    @Test
    void aConnectWorkerThatIsNoLongerDeclaredIsStopped() {
        Topology topology = topology("connect: {enabled: false}");

        assertThat(plan(topology, deployed("", allReady(topology("")))))
                .containsExactly("stop permanently, keeping the data: connect-0", "save the spec");
    }

    @Test
    void aChangedHeapIsUsedAtTheNextStart() {
        Topology topology = topology("heap: {broker: 1g}");

        assertThat(plan(topology, deployed("", allStopped(topology))))
                .startsWith(PREPARE, "save the spec", "start kafka-0, kafka-1, kafka-2, registry-0, connect-0");
    }

    @Test
    void compatibilityChangesWithoutARestart() {
        Topology topology = topology("registry: {compatibility: FULL}");

        assertThat(plan(topology, deployed("", allReady(topology))))
                .containsExactly("set the registry's compatibility to FULL", "save the spec");
    }

    @Test
    void aCompatibilityThatAnotherToolHasChangedIsRestored() {
        Topology topology = topology("");
        Present changed =
                new Present(Optional.of(topology), allReady(topology), List.of(), Optional.of("NONE"), Set.of());
        Present same =
                new Present(Optional.of(topology), allReady(topology), List.of(), Optional.of("BACKWARD"), Set.of());

        assertThat(plan(topology, changed)).containsExactly("set the registry's compatibility to BACKWARD");
        assertThat(plan(topology, same)).isEmpty();
    }

    @Test
    void changedKubernetesObjectsAreAdjusted() {
        Topology topology = topology("");
        Present drifted = present(topology, allReady(topology), Set.of(), List.of("Service kafka-bootstrap"), false);

        assertThat(plan(topology, drifted)).containsExactly("adjust Service kafka-bootstrap");
    }

    @Test
    void objectsAreAdjustedAlsoIfANodeIsMissing() {
        Topology before = topology("");
        Topology topology = topology("brokers: 4\nregistry: {enabled: false}\nconnect: {enabled: false}");
        Present drifted = present(
                topology("registry: {enabled: false}\nconnect: {enabled: false}"),
                allReady(before),
                Set.of("kafka-0"),
                List.of("StatefulSet kafka"),
                false);

        assertThat(plan(topology, drifted))
                .contains("start kafka-3", "adjust StatefulSet kafka", "restart one after the other: kafka-0");
    }

    @Test
    void interruptedMovesAreCompleted() {
        Topology topology = topology("");
        Present interrupted = present(topology, allReady(topology), Set.of(), List.of(), true);

        assertThat(plan(topology, interrupted)).containsExactly("move replicas onto the new brokers");
    }

    @Test
    void theDeployDoesNotWaitForANodeThatItWillRestart() {
        Topology topology = topology("registry: {enabled: false}\nconnect: {enabled: false}");
        List<NodeStatus> nodes = with(allReady(topology), running("kafka-1", NodePhase.STARTING, "no such image"));
        Present wronglyDescribed =
                new Present(Optional.of(topology), nodes, List.of(), Optional.empty(), Set.of("kafka-1", "kafka-2"));

        assertThat(plan(topology, wronglyDescribed))
                .containsExactly("restart one after the other: kafka-1", "restart one after the other: kafka-2");
    }

    @Test
    void brokersAreRestartedBeforeTheDeployWaitsForTheirClients() {
        Topology topology = topology("");
        List<NodeStatus> wedged = with(allReady(topology), running("connect-0", NodePhase.STARTING, "not ready"));

        assertThat(plan(topology, deployed("config: {replica.fetch.max.bytes: 1}", wedged)))
                .containsExactly(
                        "restart one after the other: kafka-0, kafka-1, kafka-2",
                        "wait until ready: connect-0",
                        "save the spec");
    }

    @Test
    void failedClientsAreStartedAfterTheBrokersAreRestarted() {
        Topology topology = topology("");
        List<NodeStatus> wedged = with(allReady(topology), down("connect-0", NodePhase.FAILED, "ended with 1"));

        assertThat(plan(topology, deployed("config: {replica.fetch.max.bytes: 1}", wedged)))
                .containsExactly(
                        PREPARE,
                        "restart one after the other: kafka-0, kafka-1, kafka-2",
                        "start connect-0",
                        "wait until ready: connect-0",
                        "save the spec");
    }

    @Test
    void aChangedClientIsRestartedAfterTheBrokersThatItNeeds() {
        Topology topology = topology("heap: {connect: 200m}");
        List<NodeStatus> wedged = with(allReady(topology), running("connect-0", NodePhase.STARTING, "not ready"));

        assertThat(plan(topology, deployed("config: {replica.fetch.max.bytes: 1}", wedged)))
                .containsExactly(
                        "restart one after the other: kafka-0, kafka-1, kafka-2",
                        "restart one after the other: connect-0",
                        "save the spec");
    }

    @Test
    void minInsyncReplicasAloneRestartsNoNode() {
        Topology topology = topology("minInsyncReplicas: 1");

        assertThat(plan(topology, deployed("", allReady(topology))))
                .containsExactly(
                        "save for the next start of kafka-0, kafka-1, kafka-2, connect-0",
                        "set on all brokers, without a restart: min.insync.replicas=1",
                        "save the spec");
    }

    @Test
    void aSettingThatARunningBrokerRefusesNeedsARestart() {
        String more = "config: {num.io.threads: 64}\n" + ALONE;
        Topology topology = topology(more);
        LiveChange.Live live = live(Map.of("num.io.threads", "4"), Map.of(), Set.of("num.io.threads"));

        assertThat(plan(topology, saying(ALONE, allReady(topology), live)))
                .containsExactly(
                        "reset on all brokers, so that their files apply again: num.io.threads",
                        "restart one after the other: kafka-0, kafka-1, kafka-2",
                        "save the spec");
    }

    @Test
    void aRemovedSettingIsResetToKafkasDefault() {
        Topology topology = topology(ALONE);
        LiveChange.Live live =
                live(Map.of("message.max.bytes", "100"), Map.of("message.max.bytes", "1048588"), Set.of());

        assertThat(plan(topology, saying("config: {message.max.bytes: 100}\n" + ALONE, allReady(topology), live)))
                .containsExactly(
                        "save for the next start of kafka-0, kafka-1, kafka-2",
                        "set on all brokers, without a restart: message.max.bytes=1048588",
                        "save the spec");
    }

    @Test
    void aRemovedSettingWithoutADefaultNeedsARestart() {
        Topology topology = topology(ALONE);

        assertThat(plan(topology, deployed("config: {log.retention.ms: 1000}\n" + ALONE, allReady(topology))))
                .containsExactly("restart one after the other: kafka-0, kafka-1, kafka-2", "save the spec");
    }

    @Test
    void declaredSettingsThatAnotherToolHasChangedAreRestoredAndOthersAreKept() {
        String declared = "config: {log.cleaner.backoff.ms: 500}";
        Topology topology = topology(declared);
        Map<String, String> defaults =
                Map.of("min.insync.replicas", "1", "num.io.threads", "9", "log.cleaner.backoff.ms", "500");

        assertThat(plan(topology, saying(declared, allReady(topology), live(defaults, Map.of(), Set.of()))))
                .containsExactly("set on all brokers, without a restart: min.insync.replicas=2");
    }

    @Test
    void settingsOfAnInterruptedDeploymentAreUndone() {
        Topology topology = topology(ALONE);
        LiveChange.Live live = new LiveChange.Live(
                new TreeMap<>(Map.of("message.max.bytes", "100")),
                Map.of("message.max.bytes", "1048588"),
                Set.of(),
                Set.of("message.max.bytes"));

        assertThat(plan(topology, saying(ALONE, allReady(topology), live)))
                .containsExactly(
                        "save for the next start of kafka-0, kafka-1, kafka-2",
                        "set on all brokers, without a restart: message.max.bytes=1048588");
    }

    @Test
    void brokersThatCannotBeReadAreRestartedForASetting() {
        Topology topology = topology("minInsyncReplicas: 1\n" + ALONE);
        Present mute = new Present(
                Optional.of(topology(ALONE)),
                allReady(topology),
                List.of(),
                Optional.empty(),
                Set.of(),
                List.of(),
                false,
                Optional.empty(),
                Optional.empty(),
                new Load(0, 0),
                Optional.empty());

        assertThat(plan(topology, mute)).contains("restart one after the other: kafka-0, kafka-1, kafka-2");
    }

    private static LiveChange.Live live(
            Map<String, String> defaults, Map<String, String> ofKafka, Set<String> refused) {
        return new LiveChange.Live(new TreeMap<>(defaults), ofKafka, refused, Set.of());
    }

    @Test
    void onKubernetesANamespaceIsPrepared() {
        assertThat(plan(Clusters.topology("platform: kubernetes"), nothing()))
                .startsWith("create if missing: namespace kafka", "save the spec");
    }

    @Test
    void allImpossibleChangesAreNamedAtOnce() {
        Topology topology = topology("controllers: dedicated\nlocal: {portOffset: 10}");

        assertThat(refusal(topology, deployed("", allReady(topology))))
                .extracting(Problem::path)
                .containsExactlyInAnyOrder("controllers", "local.portOffset");
    }

    /** @param changes differences between the declared and the existing topics */
    private static Present deployed(String yaml, List<NodeStatus> nodes, TopicChange... changes) {
        return new Present(Optional.of(topology(yaml)), nodes, List.of(changes), Optional.empty(), Set.of());
    }

    private static Present present(
            Topology deployed, List<NodeStatus> nodes, Set<String> unsettled, List<String> drift, boolean resizing) {
        return new Present(
                Optional.of(deployed),
                nodes,
                List.of(),
                Optional.empty(),
                unsettled,
                drift,
                resizing,
                Optional.of(LiveChange.Live.NONE),
                Optional.empty(),
                new Load(0, 0),
                Optional.empty());
    }

    private static Present saying(String before, List<NodeStatus> nodes, LiveChange.Live live) {
        return new Present(
                Optional.of(topology(before)),
                nodes,
                List.of(),
                Optional.empty(),
                Set.of(),
                List.of(),
                false,
                Optional.of(live),
                Optional.empty(),
                new Load(0, 0),
                Optional.empty());
    }

    private static Present nothing(TopicChange... changes) {
        return new Present(Optional.empty(), List.of(), List.of(changes), Optional.empty(), Set.of());
    }

    private static TopicChange create(String topic) {
        return new TopicChange.Create(
                spec("topics: [{name: " + topic + "}]").topics().getFirst());
    }

    /** The topology of a cluster that runs, or has run. */
    private static Topology topology(String yaml) {
        return Clusters.topology(yaml).formed();
    }

    private static List<String> plan(Topology topology, Present present) {
        return DeployPlanner.plan(topology, present).steps().stream()
                .map(Step::sentence)
                .toList();
    }

    private static List<Problem> refusal(Topology topology, Present present) {
        InvalidSpec refused = catchThrowableOfType(InvalidSpec.class, () -> DeployPlanner.plan(topology, present));
        assertThat(refused).as("a refusal").isNotNull();
        return refused.problems();
    }
}
