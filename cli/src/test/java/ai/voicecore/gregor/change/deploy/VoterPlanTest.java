package ai.voicecore.gregor.change.deploy;

import static ai.voicecore.gregor.testing.Statuses.allReady;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.voicecore.gregor.capacity.Load;
import ai.voicecore.gregor.snapshot.QuorumSnapshot;
import ai.voicecore.gregor.snapshot.QuorumSnapshot.Voter;
import ai.voicecore.gregor.spec.InvalidSpec;
import ai.voicecore.gregor.testing.Clusters;
import ai.voicecore.gregor.topology.Topology;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The steps that change the number of controllers. */
class VoterPlanTest {
    private static final String ALONE = "registry: {enabled: false}\nconnect: {enabled: false}\n";
    private static final String DEDICATED = ALONE + "controllers: dedicated\ncontrollerCount: ";
    private static final String COMBINED = ALONE + "controllerCount: ";

    @Test
    void newControllersAreStartedThenVoteThenOtherNodesAreRestarted() {
        Topology before = formed(DEDICATED + 1);
        Topology after = changed(before, DEDICATED + 3);

        assertThat(plan(after, before, voters(3000)))
                .containsExactly(
                        "install if missing: Kafka 4.3.1",
                        "save that there are 3 controllers",
                        "start controller-1, controller-2",
                        "wait until ready: controller-1, controller-2",
                        "make these the quorum's voters, one change at a time: controller-0, controller-1, controller-2",
                        "restart one after the other: controller-0, kafka-0, kafka-1, kafka-2",
                        "save the spec");
    }

    @Test
    void controllersAreRemovedFromTheVotersBeforeTheyAreStoppedAndNoNodeIsRestarted() {
        Topology before = formed(DEDICATED + 3);
        Topology after = changed(before, DEDICATED + 1);

        assertThat(plan(after, before, voters(3000, 3001, 3002)))
                .containsExactly(
                        "make these the quorum's voters, one change at a time: controller-0",
                        "stop permanently, keeping the data: controller-1, controller-2",
                        "save for the next start of controller-0, kafka-0, kafka-1, kafka-2",
                        "save the spec");
    }

    @Test
    void brokersThatBecomeControllersAreRestartedBeforeTheyVote() {
        Topology before = formed(COMBINED + 1);
        Topology after = changed(before, COMBINED + 3);

        assertThat(plan(after, before, voters(0)))
                .containsExactly(
                        "save that there are 3 controllers",
                        "restart one after the other: kafka-1, kafka-2",
                        "make these the quorum's voters, one change at a time: kafka-0, kafka-1, kafka-2",
                        "restart one after the other: kafka-0",
                        "save the spec");
    }

    /** The saved state has three controllers, and the brokers still run with their old configuration. */
    @Test
    void aRepeatedDeploymentRestartsBrokersAsControllersBeforeTheyVote() {
        Topology three = changed(formed(COMBINED + 1), COMBINED + 3);

        assertThat(plan(three, present(three, true, voters(0, 1), Set.of("kafka-0", "kafka-2"))))
                .containsExactly(
                        "restart one after the other: kafka-2",
                        "make these the quorum's voters, one change at a time: kafka-0, kafka-1, kafka-2",
                        "restart one after the other: kafka-0");
    }

    @Test
    void controllersThatBecomeBrokersAreRemovedFromTheVotersBeforeTheyAreRestarted() {
        Topology before = formed(COMBINED + 3);
        Topology after = changed(before, COMBINED + 1);

        assertThat(plan(after, before, voters(0, 1, 2)))
                .containsExactly(
                        "make these the quorum's voters, one change at a time: kafka-0",
                        "save for the next start of kafka-0",
                        "restart one after the other: kafka-1, kafka-2",
                        "save the spec");
    }

    @Test
    void anInterruptedChangeIsContinued() {
        Topology three = formed(DEDICATED + 3);

        assertThat(plan(three, three, voters(3000, 3001)))
                .containsExactly(
                        "make these the quorum's voters, one change at a time: controller-0, controller-1, controller-2");
        assertThat(plan(three, three, voters(3000, 3001, 3002, 3003)))
                .containsExactly(
                        "make these the quorum's voters, one change at a time: controller-0, controller-1, controller-2");
        assertThat(plan(three, three, voters(3000, 3001, 3002))).isEmpty();
    }

    @Test
    void aControllerWithANewDiskVotesWithIt() {
        Topology three = formed(DEDICATED + 3);
        QuorumSnapshot known = voters(3000, 3001, 3002);
        QuorumSnapshot replaced = new QuorumSnapshot(
                known.leader(), 1, known.voters(), List.of(new Voter(3001, "new-disk", 0), new Voter(0, "", 0)));

        assertThat(plan(three, three, replaced))
                .containsExactly(
                        "make these the quorum's voters, one change at a time: controller-0, controller-1, controller-2");
    }

    @Test
    void aStaticQuorumIsNotChanged() {
        Topology before = Clusters.topology("version: 3.9.2\n" + DEDICATED + 1);

        refused(changed(before, DEDICATED + 3), before, true)
                .hasMessageContaining("controllerCount")
                .hasMessageContaining("changes from 1 to 3, which deploy cannot do.")
                .hasMessageContaining("Kafka cannot change a static quorum.");
    }

    @Test
    void aQuorumThatHasNotFormedOrDoesNotRunIsNotChanged() {
        Topology forming = Clusters.topology(DEDICATED + 3);
        Topology before = formed(DEDICATED + 1);

        refused(changed(forming, DEDICATED + 1), forming, true)
                .hasMessageContaining("before the first controllers have all been ready");
        refused(changed(before, DEDICATED + 3), before, false).hasMessageContaining("while nothing runs");
    }

    /** The addresses are in the metadata, which cannot be changed without a leader (KIP-853). */
    @Test
    void theAddressesOfSeveralVotersCannotBeChanged() {
        Topology three = formed(DEDICATED + 3);
        Topology one = formed(DEDICATED + 1);
        String elsewhere = "local: {portOffset: 100}\n";

        refused(changed(three, elsewhere + DEDICATED + 3), three, false)
                .hasMessageContaining("they would never elect a leader");
        assertThat(DeployPlanner.plan(changed(one, elsewhere + DEDICATED + 1), present(one, false, voters(3000)))
                        .isEmpty())
                .isFalse();
    }

    @Test
    void allPodsOfAStatefulSetAreControllersOrNone() {
        String kubernetes = "platform: kubernetes\nbrokers: 5\n" + COMBINED;
        Topology one = formed(kubernetes + 1);
        Topology five = formed(kubernetes + 5);

        refused(changed(one, kubernetes + 3), one, true)
                .hasMessageContaining("the pods of StatefulSet kafka-kraft-broker would not be alike");
        assertThat(plan(changed(one, kubernetes + 5), one, voters(0)))
                .contains("restart one after the other: kafka-kraft-broker-1, kafka-kraft-broker-2,"
                        + " kafka-kraft-broker-3, kafka-kraft-broker-4");
        assertThat(plan(
                        changed(five, "platform: kubernetes\nbrokers: 3\n" + COMBINED + 3),
                        five,
                        voters(0, 1, 2, 3, 4)))
                .containsSubsequence(
                        "move all replicas away from kafka-kraft-3, kafka-kraft-4",
                        "make these the quorum's voters, one change at a time: kafka-kraft-0, kafka-kraft-1, kafka-kraft-2",
                        "stop permanently, keeping the data: kafka-kraft-3, kafka-kraft-4");
    }

    private static Topology formed(String yaml) {
        return Clusters.topology(yaml).formed();
    }

    private static Topology changed(Topology before, String yaml) {
        return Clusters.topology(Clusters.spec(yaml), before.membership());
    }

    private static QuorumSnapshot voters(int... ids) {
        return new QuorumSnapshot(
                ids[0],
                4,
                java.util.Arrays.stream(ids)
                        .mapToObj(id -> new Voter(id, "disk-" + id, 0))
                        .toList(),
                List.of());
    }

    private static List<String> plan(Topology wanted, Topology before, QuorumSnapshot quorum) {
        return plan(wanted, present(before, true, quorum));
    }

    private static List<String> plan(Topology wanted, Present present) {
        return DeployPlanner.plan(wanted, present).steps().stream()
                .map(Step::sentence)
                .toList();
    }

    private static org.assertj.core.api.AbstractThrowableAssert<?, ? extends Throwable> refused(
            Topology wanted, Topology before, boolean running) {
        return assertThatThrownBy(() -> DeployPlanner.plan(wanted, present(before, running, voters(3000))))
                .isInstanceOf(InvalidSpec.class);
    }

    private static Present present(Topology before, boolean running, QuorumSnapshot quorum) {
        return present(before, running, quorum, Set.of());
    }

    private static Present present(Topology before, boolean running, QuorumSnapshot quorum, Set<String> unsettled) {
        return new Present(
                Optional.of(before),
                running ? allReady(before) : List.of(),
                List.of(),
                Optional.empty(),
                unsettled,
                List.of(),
                false,
                Optional.of(LiveChange.Live.NONE),
                Optional.empty(),
                new Load(0, 0),
                Optional.of(quorum));
    }
}
