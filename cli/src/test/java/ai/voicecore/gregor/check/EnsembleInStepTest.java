package ai.voicecore.gregor.check;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.snapshot.NodeState;
import ai.voicecore.gregor.snapshot.ZooKeeperState;
import ai.voicecore.gregor.testing.GivenEvidence;
import ai.voicecore.gregor.testing.Snapshots;
import java.util.List;
import org.junit.jupiter.api.Test;

class EnsembleInStepTest {
    private static final String MAJORITY =
            "A majority of the servers must run and reach each other: see {gregor status} and their logs.";

    private final GivenEvidence evidence = GivenEvidence.healthy("mode: zookeeper");

    @Test
    void holdsWithOneLeaderAndItsFollowers() {
        assertThat(new EnsembleInStep().examine(evidence))
                .isEqualTo(Verdict.holds("{zookeeper-0=leader, zookeeper-1=follower, zookeeper-2=follower},"
                        + " controller is broker 0"));
    }

    @Test
    void holdsWithASingleServer() {
        assertThat(new EnsembleInStep().examine(GivenEvidence.healthy("mode: zookeeper\nzookeepers: 1")))
                .isEqualTo(Verdict.holds("{zookeeper-0=standalone}, controller is broker 0"));
    }

    @Test
    void anEnsembleWithoutALeaderIsBroken() {
        assertThat(new EnsembleInStep()
                        .examine(evidence.withState(Snapshots.zooKeeper("zookeeper-0", ZooKeeperState.LOOKING)))
                        .findings())
                .containsExactly(
                        new Finding(
                                "The ensemble has 0 leaders: {zookeeper-0=looking, zookeeper-1=follower,"
                                        + " zookeeper-2=follower}.",
                                MAJORITY),
                        new Finding(
                                "zookeeper-0 is looking, not following a leader.",
                                "Look at {gregor logs zookeeper-0}."));
    }

    @Test
    void twoLeadersAreFound() {
        assertThat(new EnsembleInStep()
                        .examine(evidence.withState(Snapshots.zooKeeper("zookeeper-2", ZooKeeperState.LEADER)))
                        .findings())
                .containsExactly(new Finding(
                        "The ensemble has 2 leaders: {zookeeper-0=leader, zookeeper-1=follower,"
                                + " zookeeper-2=leader}.",
                        MAJORITY));
    }

    @Test
    void aServerThatDoesNotAnswerIsNamed() {
        List<NodeState> others = evidence.states().stream()
                .filter(state -> !state.node().equals("zookeeper-1"))
                .toList();

        assertThat(new EnsembleInStep().examine(evidence.withStates(others)).findings())
                .containsExactly(new Finding(
                        "zookeeper-1 is silent, not following a leader.", "Look at {gregor logs zookeeper-1}."));
    }

    @Test
    void brokersHaveAController() {
        assertThat(new EnsembleInStep().examine(evidence.withController(-1)).findings())
                .containsExactly(
                        new Finding(
                                "No broker is the controller.",
                                "Brokers elect one through ZooKeeper: see that the ensemble has a leader, then the brokers' logs."));
    }
}
