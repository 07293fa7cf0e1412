package ai.voicecore.gregor.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.platform.Progress;
import ai.voicecore.gregor.testing.Clusters;
import ai.voicecore.gregor.topology.Node;
import ai.voicecore.gregor.topology.Role;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Thousands of random quorums get more, fewer and new voters, while controllers and requests fail; {@link
 * SimulatedQuorum} has the rules.
 */
class VotersSimulationTest {
    private static final int QUORUMS = 5_000;
    private static final int ACCIDENTS = 6;
    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final List<Node> CONTROLLERS = Clusters.topology(
                    "controllers: dedicated\ncontrollerCount: 5\nbrokers: 1\nreplication: 1\nminInsyncReplicas: 1")
            .nodes(Role::isController)
            .toList();

    @Test
    void everyChangeEndsWithTheWantedVoters() {
        IntStream.range(0, QUORUMS).forEach(this::change);
    }

    private void change(int seed) {
        Random random = new Random(-seed - 1L);
        int before = 1 + 2 * random.nextInt(3);
        int after = 1 + 2 * random.nextInt(3);
        SimulatedQuorum quorum = new SimulatedQuorum(seed, ACCIDENTS);
        CONTROLLERS.subList(0, before).forEach(node -> quorum.startVoting(node.id()));
        Map<Integer, String> expected = new TreeMap<>();
        for (Node node : CONTROLLERS.subList(0, after)) {
            expected.put(node.id(), "disk-" + node.id());
            quorum.controllers.computeIfAbsent(
                    node.id(), id -> new SimulatedQuorum.Controller("disk-" + id, random.nextInt(10)));
        }
        quorum.leader = CONTROLLERS.get(random.nextInt(before)).id();
        if (before >= 3 && random.nextBoolean()) {
            // A disk is lost: the node starts with a new one.
            int lost = CONTROLLERS.get(random.nextInt(Math.min(before, after))).id();
            quorum.start(lost, "new-disk");
            expected.put(lost, "new-disk");
        }

        voters(quorum).changeTo(CONTROLLERS.subList(0, after));

        assertThat(quorum.voters).as("seed %d", seed).isEqualTo(expected);
    }

    @Test
    void anImpossibleChangeEndsWithItsReason() {
        SimulatedQuorum quorum = new SimulatedQuorum(0, 0);
        quorum.startVoting(CONTROLLERS.getFirst().id());

        assertThatThrownBy(() -> voters(quorum).changeTo(CONTROLLERS.subList(0, 3)))
                .isInstanceOf(Failure.class)
                .hasMessage("The quorum's voters could not be changed for 120 s: controller 3001 does not fetch the"
                        + " metadata yet.");
    }

    private static Voters voters(SimulatedQuorum quorum) {
        return new Voters(quorum, (event, detail) -> {}, Progress.SILENT, TIMEOUT, quorum);
    }
}
