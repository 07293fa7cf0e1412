package ai.voicecore.gregor.migration;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.snapshot.zookeeper.ZkMigration;
import ai.voicecore.gregor.snapshot.zookeeper.Znodes;
import ai.voicecore.gregor.topology.Phase;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MigrationPolicyTest {
    private static final Znodes BEFORE = znodes(false, false, 0, 1, 2);
    private static final Znodes COPIED = znodes(true, true, 0, 1, 2);
    private static final Znodes LEFT = znodes(true, true);

    @Test
    void aClusterWithoutControllersBegins() {
        MigrationFacts facts = facts(List.of(), brokers(Phase.ZOOKEEPER), BEFORE);

        assertThat(Stage.of(facts)).isEqualTo(Stage.ZOOKEEPER);
        assertThat(MigrationPolicy.next(Intent.START, facts)).isEqualTo(new Act.Begin());
    }

    /** Kafka would skip the copy, and write its empty metadata over ZooKeeper's (strimzi#11262). */
    @Test
    void aLeftoverOfAnEarlierMigrationIsRefusedUntilItIsCleanedUp() {
        MigrationFacts facts = facts(List.of(), brokers(Phase.ZOOKEEPER), znodes(false, true, 0, 1, 2));

        assertThat(MigrationPolicy.next(Intent.START, facts)).isInstanceOf(Act.Refuse.class);
        assertThat(MigrationPolicy.next(Intent.ROLLBACK, facts)).isEqualTo(new Act.Detach());
    }

    @Test
    void aForeignControllerIsNotTakenForALeftover() {
        MigrationFacts facts = facts(List.of(), brokers(Phase.ZOOKEEPER), COPIED);

        assertThat(MigrationPolicy.next(Intent.ROLLBACK, facts)).isInstanceOf(Act.Refuse.class);
    }

    @Test
    void brokersJoinWhenTheQuorumWaitsForThem() {
        MigrationFacts forming = facts(controllers(Phase.MIGRATION, -1), brokers(Phase.ZOOKEEPER), BEFORE);
        MigrationFacts formed =
                facts(controllers(Phase.MIGRATION, ZkMigration.PRE_MIGRATION), brokers(Phase.ZOOKEEPER), BEFORE);

        assertThat(MigrationPolicy.next(Intent.START, forming)).isInstanceOf(Act.Wait.class);
        assertThat(MigrationPolicy.next(Intent.START, formed)).isEqualTo(new Act.DescribeBrokers(Phase.MIGRATION));
    }

    /** The controllers' disks have metadata, and ZooKeeper's may be newer. */
    @Test
    void controllersWithMetadataOfAnEarlierMigrationAreRefused() {
        MigrationFacts facts =
                facts(controllers(Phase.MIGRATION, ZkMigration.DUAL_WRITE), brokers(Phase.ZOOKEEPER), BEFORE);

        assertThat(MigrationPolicy.next(Intent.START, facts)).isInstanceOf(Act.Refuse.class);
    }

    @Test
    void aCopyThatDoesNotBeginSaysWhoIsMissing() {
        List<Standing> controllers = List.of(controller(0, Phase.MIGRATION, ZkMigration.PRE_MIGRATION, 2));
        MigrationFacts facts = facts(controllers, brokers(Phase.MIGRATION), BEFORE);

        assertThat(Stage.of(facts)).isEqualTo(Stage.COPYING);
        assertThat(MigrationPolicy.next(Intent.START, facts))
                .isEqualTo(new Act.Wait("2 of 3 brokers have registered with the quorum"));
    }

    @Test
    void onlyTheBrokersThatRunOtherwiseAreRestarted() {
        List<Standing> brokers = List.of(
                broker(0, Phase.KRAFT, Phase.KRAFT),
                broker(1, Phase.KRAFT, Phase.MIGRATION),
                broker(2, Phase.KRAFT, Phase.MIGRATION));
        MigrationFacts facts = facts(controllers(Phase.MIGRATION, ZkMigration.DUAL_WRITE), brokers, COPIED);

        assertThat(Stage.of(facts)).isEqualTo(Stage.LEAVING);
        assertThat(MigrationPolicy.next(Intent.START, facts)).isEqualTo(new Act.Roll(List.of("kafka-1", "kafka-2")));
        assertThat(MigrationPolicy.next(Intent.ROLLBACK, facts)).isEqualTo(new Act.DescribeBrokers(Phase.MIGRATION));
    }

    /** The controllers may go only when no broker gets its metadata from them. */
    @Test
    void theControllersStayUntilTheLastBrokerUsesZooKeeper() {
        List<Standing> brokers = List.of(
                broker(0, Phase.MIGRATION, Phase.MIGRATION),
                broker(1, Phase.MIGRATION, Phase.MIGRATION),
                broker(2, Phase.MIGRATION, Phase.KRAFT));
        List<Standing> controllers = controllers(Phase.MIGRATION, ZkMigration.DUAL_WRITE);

        assertThat(MigrationPolicy.next(Intent.ROLLBACK, facts(controllers, brokers, COPIED)))
                .isEqualTo(new Act.Roll(List.of("kafka-2")));
        assertThat(MigrationPolicy.next(Intent.ROLLBACK, facts(controllers, brokers(Phase.MIGRATION), COPIED)))
                .isEqualTo(new Act.Park());
    }

    /** Their disks may be half deleted. */
    @Test
    void controllersThatAreStoppedForGoodAreNeverStartedAgain() {
        MigrationFacts facts =
                facts(controllers(Phase.ZOOKEEPER, ZkMigration.DUAL_WRITE), brokers(Phase.MIGRATION), COPIED);

        assertThat(Stage.of(facts)).isEqualTo(Stage.DETACHING);
        assertThat(MigrationPolicy.next(Intent.ROLLBACK, facts)).isEqualTo(new Act.Detach());
        assertThat(MigrationPolicy.next(Intent.START, facts)).isInstanceOf(Act.Refuse.class);
        assertThat(MigrationPolicy.next(Intent.FINALIZE, facts)).isInstanceOf(Act.Refuse.class);
    }

    @Test
    void theStartEndsInDualWriteAndTheFinalizeGoesOnFromThere() {
        MigrationFacts facts = facts(controllers(Phase.MIGRATION, ZkMigration.DUAL_WRITE), brokers(Phase.KRAFT), LEFT);

        assertThat(Stage.of(facts)).isEqualTo(Stage.DUAL_WRITE);
        assertThat(MigrationPolicy.next(Intent.START, facts)).isEqualTo(new Act.Compare(new Act.Done()));
        assertThat(MigrationPolicy.next(Intent.FINALIZE, facts))
                .isEqualTo(new Act.Compare(new Act.DescribeControllers()));
    }

    @ParameterizedTest
    @EnumSource(
            value = Phase.class,
            names = {"ZOOKEEPER", "MIGRATION"})
    void nothingIsFinalizedWhileBrokersUseZooKeeper(Phase phase) {
        MigrationFacts facts = facts(controllers(Phase.MIGRATION, ZkMigration.DUAL_WRITE), brokers(phase), COPIED);

        assertThat(MigrationPolicy.next(Intent.FINALIZE, facts)).isInstanceOf(Act.Refuse.class);
    }

    @Test
    void nothingIsFinalizedWhileTheDualWriteIsBehind() {
        Standing behind = new Standing(
                "controller-0",
                Phase.MIGRATION,
                true,
                true,
                "",
                true,
                Optional.of(new ZkMigration("migration", OptionalInt.of(1), OptionalInt.of(0), OptionalLong.of(7))));

        assertThat(MigrationPolicy.next(Intent.FINALIZE, facts(List.of(behind), brokers(Phase.KRAFT), LEFT)))
                .isInstanceOf(Act.Wait.class);
    }

    @Test
    void afterTheFirstControllerWithoutZooKeeperThereIsNoWayBack() {
        List<Standing> controllers = List.of(
                controller(0, Phase.KRAFT, ZkMigration.DUAL_WRITE, 0),
                new Standing(
                        "controller-1",
                        Phase.KRAFT,
                        true,
                        true,
                        "",
                        false,
                        Optional.of(said("migration", ZkMigration.DUAL_WRITE, 0))));
        MigrationFacts facts = facts(controllers, brokers(Phase.KRAFT), LEFT);

        assertThat(Stage.of(facts)).isEqualTo(Stage.FINALIZING);
        assertThat(MigrationPolicy.next(Intent.ROLLBACK, facts)).isInstanceOf(Act.Refuse.class);
        assertThat(MigrationPolicy.next(Intent.FINALIZE, facts)).isEqualTo(new Act.Roll(List.of("controller-1")));
    }

    @Test
    void zooKeeperIsRetiredWhenTheMigrationHasEnded() {
        MigrationFacts ending =
                facts(controllers(Phase.KRAFT, ZkMigration.DUAL_WRITE), brokers(Phase.KRAFT), Znodes.NONE);
        MigrationFacts ended =
                facts(controllers(Phase.KRAFT, ZkMigration.POST_MIGRATION), brokers(Phase.KRAFT), Znodes.NONE);

        assertThat(MigrationPolicy.next(Intent.FINALIZE, ending)).isInstanceOf(Act.Wait.class);
        assertThat(MigrationPolicy.next(Intent.FINALIZE, ended)).isEqualTo(new Act.Retire());
    }

    private static MigrationFacts facts(List<Standing> controllers, List<Standing> brokers, Znodes znodes) {
        return new MigrationFacts(brokers, controllers, Optional.of(znodes));
    }

    private static Znodes znodes(boolean kraft, boolean migration, int... brokers) {
        TreeSet<Integer> ids = new TreeSet<>();
        Arrays.stream(brokers).forEach(ids::add);
        return new Znodes(
                kraft ? Optional.of(3000) : Optional.empty(),
                migration,
                kraft ? OptionalLong.of(9) : OptionalLong.empty(),
                ids);
    }

    private static List<Standing> brokers(Phase phase) {
        return IntStream.range(0, 3).mapToObj(id -> broker(id, phase, phase)).toList();
    }

    private static Standing broker(int id, Phase described, Phase runs) {
        return new Standing(
                "kafka-" + id,
                described,
                true,
                true,
                "",
                false,
                Optional.of(said(runs.name().toLowerCase(java.util.Locale.ROOT), 4, 0)));
    }

    private static List<Standing> controllers(Phase phase, int state) {
        return List.of(controller(0, phase, state, 0));
    }

    private static Standing controller(int index, Phase phase, int state, int registered) {
        return new Standing(
                "controller-" + index,
                phase,
                true,
                true,
                "",
                true,
                Optional.of(said(phase.name().toLowerCase(java.util.Locale.ROOT), state, registered)));
    }

    private static ZkMigration said(String phase, int state, int registered) {
        return new ZkMigration(phase, OptionalInt.of(state), OptionalInt.of(registered), OptionalLong.of(0));
    }
}
