package ai.voicecore.gregor.engine;

import static ai.voicecore.gregor.testing.Clusters.spec;
import static ai.voicecore.gregor.testing.Clusters.topology;
import static ai.voicecore.gregor.testing.Statuses.allReady;
import static ai.voicecore.gregor.testing.Statuses.allStopped;
import static ai.voicecore.gregor.testing.Statuses.down;
import static ai.voicecore.gregor.testing.Statuses.running;
import static ai.voicecore.gregor.testing.Statuses.stopped;
import static ai.voicecore.gregor.testing.Statuses.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.voicecore.gregor.engine.DeployPlanner.Present;
import ai.voicecore.gregor.snapshot.NodePhase;
import ai.voicecore.gregor.snapshot.NodeStatus;
import ai.voicecore.gregor.spec.InvalidSpec;
import ai.voicecore.gregor.spec.Problem;
import ai.voicecore.gregor.topology.Topology;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeployPlannerTest {
    private static final String CALLS = "topics: [{name: calls}]";
    private static final String PREPARE =
            "install, where missing: Kafka 4.3.1, Apicurio Registry 3.3.3, class-data archives";
    private static final String ONLY_CREATES = ", and deploy only creates topics; it never changes or deletes them.";
    private static final String CHANGE_BOTH =
            "Change the topic with Kafka's own tools and the spec along with it, or put the spec back.";

    @Test
    void whereNothingIsEverythingIsDone() {
        assertThat(plan(topology(CALLS), new Present(Optional.empty(), List.of(), Set.of())))
                .containsExactly(
                        PREPARE,
                        "remember the spec",
                        "start kafka-0, kafka-1, kafka-2",
                        "wait until ready: kafka-0, kafka-1, kafka-2",
                        "start registry-0, connect-0",
                        "create topics: calls",
                        "wait until ready: registry-0, connect-0",
                        "set the registry's compatibility to BACKWARD");
    }

    @Test
    void theEnsembleIsStartedAlongWithItsBrokers() {
        assertThat(plan(
                        topology("mode: zookeeper\nregistry: {enabled: false}\nconnect: {enabled: false}"),
                        new Present(Optional.empty(), List.of(), Set.of())))
                .containsExactly(
                        "install, where missing: Kafka 3.9.2, class-data archives",
                        "remember the spec",
                        "start zookeeper-0, zookeeper-1, zookeeper-2, kafka-0, kafka-1, kafka-2",
                        "wait until ready: zookeeper-0, zookeeper-1, zookeeper-2, kafka-0, kafka-1, kafka-2");
    }

    @Test
    void whatIsAsItShouldBeIsLeftAlone() {
        Topology topology = topology(CALLS);

        Plan plan = DeployPlanner.plan(topology, deployed(CALLS, allReady(topology), "calls"));

        assertThat(plan.isEmpty()).isTrue();
    }

    @Test
    void onlyTheStoppedNodeIsStarted() {
        Topology topology = topology("");

        assertThat(plan(topology, deployed("", with(allReady(topology), stopped("kafka-1")))))
                .containsExactly(PREPARE, "start kafka-1", "wait until ready: kafka-1");
    }

    @Test
    void aNodeThatFailedIsTriedAgain() {
        Topology topology = topology("");
        NodeStatus failed = down("connect-0", NodePhase.FAILED, "refuses to start");

        assertThat(plan(topology, deployed("", with(allReady(topology), failed))))
                .containsExactly(PREPARE, "start connect-0", "wait until ready: connect-0");
    }

    @Test
    void aRegistryThatIsStartedIsToldItsRuleAgain() {
        Topology topology = topology("");

        assertThat(plan(topology, deployed("", with(allReady(topology), stopped("registry-0")))))
                .containsExactly(
                        PREPARE,
                        "start registry-0",
                        "wait until ready: registry-0",
                        "set the registry's compatibility to BACKWARD");
    }

    @Test
    void aNodeThatIsOnItsWayIsOnlyWaitedFor() {
        Topology topology = topology("");
        NodeStatus starting = running("kafka-2", NodePhase.STARTING, "not in the ISR yet");

        assertThat(plan(topology, deployed("", with(allReady(topology), starting))))
                .containsExactly("wait until ready: kafka-2");
    }

    @Test
    void aNodeThatNobodyKeepsUpIsTakenOver() {
        Topology topology = topology("");
        NodeStatus alone = running("kafka-0", NodePhase.READY, "nobody keeps it up: its supervisor is gone");

        assertThat(plan(topology, deployed("", with(allReady(topology), alone))))
                .containsExactly(PREPARE, "start kafka-0", "wait until ready: kafka-0");
    }

    @Test
    void allStoppedNodesAreStartedAgainWithoutRememberingAnything() {
        Topology topology = topology("registry: {enabled: false}");

        assertThat(plan(topology, deployed("registry: {enabled: false}", allStopped(topology))))
                .containsExactly(
                        "install, where missing: Kafka 4.3.1, class-data archives",
                        "start kafka-0, kafka-1, kafka-2",
                        "wait until ready: kafka-0, kafka-1, kafka-2",
                        "start connect-0",
                        "wait until ready: connect-0");
    }

    @Test
    void aNewTopicIsCreated() {
        String more = "topics: [{name: calls}, {name: intents}, {name: calls.more}]";
        Topology topology = topology(more);

        assertThat(plan(topology, deployed(CALLS, allReady(topology), "calls")))
                .containsExactly("remember the spec", "create topics: intents, calls.more");
    }

    @Test
    void aTopicThatWasLostIsCreatedAgain() {
        Topology topology = topology(CALLS);

        assertThat(plan(topology, deployed(CALLS, allReady(topology)))).containsExactly("create topics: calls");
    }

    @Test
    void aChangedTopicIsRefused() {
        Topology topology = topology("topics: [{name: calls, partitions: 24, config: {retention.ms: 1}}]");

        assertThat(refusal(topology, deployed(CALLS, allReady(topology), "calls")))
                .containsExactly(
                        Problem.of(
                                "topics[calls].config.retention.ms",
                                "changes from nothing to 1" + ONLY_CREATES,
                                CHANGE_BOTH),
                        Problem.of("topics[calls].partitions", "changes from 12 to 24" + ONLY_CREATES, CHANGE_BOTH));
    }

    @Test
    void aRemovedTopicIsRefusedEvenWhileNothingRuns() {
        Topology topology = topology("");

        assertThat(refusal(topology, deployed(CALLS, allStopped(topology))))
                .contains(Problem.of("topics[calls].name", "changes from calls to nothing" + ONLY_CREATES, CHANGE_BOTH))
                .allSatisfy(problem -> assertThat(problem.path()).startsWith("topics[calls]."));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mode: zookeeper |version: 3.9.2                    |mode           |zookeeper|kraft",
                "brokers: 3      |brokers: 4                        |brokers        |3        |4",
                "version: 4.3.0  |version: 4.3.1                    |version        |4.3.0    |4.3.1",
                "''              |controllers: dedicated            |controllers    |combined |dedicated",
                "brokers: 5      |{brokers: 5, controllerCount: 5}  |controllerCount|3        |5",
                "mode: zookeeper |{mode: zookeeper, zookeepers: 5}  |zookeepers     |3        |5",
                "''              |{local: {directory: /srv}}        |local.directory|''       |/srv",
            })
    void whatTheDataMeansCannotBeChangedRunningOrNot(String before, String after, String path, String from, String to) {
        Topology topology = topology(after);
        Problem expected = Problem.of(
                path,
                "changes from " + from + " to " + to + ", which a deployed cluster cannot do yet.",
                "Put it back, or deploy another cluster with --name.");

        assertThat(refusal(topology, deployed(before, allReady(topology)))).containsExactly(expected);
        assertThat(refusal(topology, deployed(before, allStopped(topology)))).containsExactly(expected);
    }

    @Test
    void aChangedHeapIsRefusedWhileAnythingRuns() {
        Topology topology = topology("heap: {broker: 1g}");
        Problem expected = Problem.of(
                "heap.broker",
                "changes from 256m to 1024m, which running nodes cannot take over yet.",
                "Type gregor down, which keeps the data, and deploy again; or put it back.");

        assertThat(refusal(topology, deployed("", allReady(topology)))).containsExactly(expected);
        assertThat(refusal(
                        topology, deployed("", with(allStopped(topology), running("kafka-0", NodePhase.STARTING, "")))))
                .containsExactly(expected);
    }

    @Test
    void aChangedHeapIsTakenOverByTheNextStart() {
        Topology topology = topology("heap: {broker: 1g}");

        assertThat(plan(topology, deployed("", allStopped(topology))))
                .startsWith(PREPARE, "remember the spec", "start kafka-0, kafka-1, kafka-2");
    }

    @Test
    void anotherCompatibilityIsSetWhileEverythingRuns() {
        Topology topology = topology("registry: {compatibility: FULL}");

        assertThat(plan(topology, deployed("", allReady(topology))))
                .containsExactly("remember the spec", "set the registry's compatibility to FULL");
    }

    @Test
    void aRuleThatSomebodyElseHasChangedIsSetBack() {
        Topology topology = topology("");
        Present changed = new Present(Optional.of(spec("")), allReady(topology), Set.of(), Optional.of("NONE"));
        Present same = new Present(Optional.of(spec("")), allReady(topology), Set.of(), Optional.of("BACKWARD"));

        assertThat(plan(topology, changed)).containsExactly("set the registry's compatibility to BACKWARD");
        assertThat(plan(topology, same)).isEmpty();
    }

    @Test
    void allChangesThatCannotBeMadeAreNamedAtOnce() {
        Topology topology = topology("brokers: 4\nheap: {broker: 1g}");

        assertThat(refusal(topology, deployed(CALLS, allReady(topology))))
                .extracting(Problem::path)
                .contains("brokers", "heap.broker", "topics[calls].name");
    }

    private static Present deployed(String yaml, List<NodeStatus> nodes, String... topics) {
        return new Present(Optional.of(spec(yaml)), nodes, Set.of(topics));
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
