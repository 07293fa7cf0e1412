package ai.voicecore.gregor.moving;

import static ai.voicecore.gregor.moving.SimulatedMoves.id;
import static ai.voicecore.gregor.snapshot.ThrottleSetting.FOLLOWERS;
import static ai.voicecore.gregor.snapshot.ThrottleSetting.LEADERS;
import static ai.voicecore.gregor.snapshot.ThrottleSetting.LEADER_RATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.voicecore.gregor.failure.FailureKind;
import ai.voicecore.gregor.snapshot.PartitionId;
import ai.voicecore.gregor.snapshot.ThrottleSetting;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Replicas move in a simulated cluster with a simulated clock. */
class ReassignmentTest {
    private static final long MIB = 1L << 20;
    private static final ThrottleSetting RATE = ThrottleSetting.broker("0", LEADER_RATE);
    private static final ThrottleSetting LIST = ThrottleSetting.topic("calls", LEADERS);

    private final SimulatedMoves cluster = new SimulatedMoves();
    private List<String> log = List.of();

    private Reassignment reassignment(Duration patience) {
        return new Reassignment(cluster, cluster, broker -> log, cluster, new MoveOptions(MIB, patience), cluster);
    }

    private static SortedMap<PartitionId, List<Integer>> to(Object... pairs) {
        SortedMap<PartitionId, List<Integer>> moves = new TreeMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            moves.put(
                    id((String) pairs[i]),
                    ((List<?>) pairs[i + 1]).stream().map(Integer.class::cast).toList());
        }
        return moves;
    }

    @Test
    void aMoveThatMakesProgressHasNoTimeLimit() {
        cluster.with("calls-0", 3_600 * MIB, 0, 1);

        reassignment(Duration.ofSeconds(10)).run(to("calls-0", List.of(0, 3)));

        assertThat(cluster.millis()).isGreaterThan(Duration.ofMinutes(59).toMillis());
        assertThat(cluster.replicas).containsEntry(id("calls-0"), List.of(0, 3));
        assertThat(cluster.told)
                .anyMatch(line -> line.matches(
                        "moving replicas: 1 of 1 partitions and 1\\..* GiB of 3.5 GiB left, 1.0 MiB/s, about .* min"));
        assertThat(cluster.settings).isEmpty();
        assertThat(cluster.begunMoves()).isEmpty();
    }

    @Test
    void manyPartitionsMoveInBatchesByCountAndByBytes() {
        SortedMap<PartitionId, List<Integer>> moves = new TreeMap<>();
        for (int i = 0; i < 250; i++) {
            cluster.with("calls-" + i, 0, 0, 1);
            moves.put(id("calls-" + i), List.of(0, 2));
        }
        for (int i = 0; i < 3; i++) {
            cluster.with("large-" + i, 6L << 30, 0, 1);
            moves.put(id("large-" + i), List.of(0, 2));
        }
        cluster.bytesPerSecond = 1L << 30;

        reassignment(Duration.ofMinutes(1)).run(moves);

        assertThat(cluster.batches).containsExactly(100, 100, 51, 1, 1);
    }

    @Test
    void aMoveWithoutProgressIsCancelledAndItsThrottlesAreRemoved() {
        cluster.with("calls-0", 10 * MIB, 0, 1).with("calls-1", 40 * MIB, 0, 1);
        cluster.stuck.add(id("calls-0"));

        assertThatThrownBy(() -> reassignment(Duration.ofSeconds(30))
                        .run(to("calls-0", List.of(0, 3), "calls-1", List.of(0, 3))))
                .isInstanceOfSatisfying(
                        NotArriving.class, stuck -> assertThat(stuck.kind()).isEqualTo(FailureKind.TIMED_OUT))
                .hasMessageContaining("(calls-0)")
                .hasMessageContaining("not a byte has arrived for 30 s")
                .hasMessageContaining("cancelled");

        assertThat(cluster.replicas)
                .containsEntry(id("calls-0"), List.of(0, 1))
                .containsEntry(id("calls-1"), List.of(0, 3));
        assertThat(cluster.millis()).isBetween(65_000L, 80_000L);
        assertThat(cluster.ongoing).isEmpty();
        assertThat(cluster.settings).isEmpty();
        assertThat(cluster.begunMoves()).isEmpty();
    }

    /** KAFKA-14424: the original broker has died, and one of the target brokers has all records already. */
    @Test
    void aMoveIsNeitherCancelledNorForgottenIfThePartitionWouldHaveNoLeader() {
        cluster.with("calls-0", 10 * MIB, 0).with("calls-1", 10 * MIB, 1);
        cluster.stuck.addAll(List.of(id("calls-0"), id("calls-1")));
        cluster.live.remove(0);

        assertThatThrownBy(() -> reassignment(Duration.ofSeconds(30))
                        .run(to("calls-0", List.of(2, 3), "calls-1", List.of(2, 3))))
                .hasMessageContaining("cancelled, so that their replicas are where they were: calls-1.")
                .hasMessageContaining("calls-0 (on 0 until now) stay on the move")
                .hasMessageContaining("KAFKA-14424");

        assertThat(cluster.ongoing).containsOnlyKeys(id("calls-0"));
        assertThat(cluster.settings).isNotEmpty();
        MoveList moves = new MoveList(cluster, cluster, broker -> log);
        assertThat(moves.read()).hasSize(1).allMatch(MoveList.Line::own);
        assertThat(moves.cancel(cluster.ongoing()).ended()).isEmpty();
        assertThat(cluster.ongoing).containsOnlyKeys(id("calls-0"));

        cluster.live.add(0);
        assertThat(moves.cancel(cluster.ongoing()).sentence()).isEmpty();
        assertThat(cluster.ongoing).isEmpty();
        assertThat(cluster.settings).isEmpty();
    }

    @Test
    void movesToARemovedBrokerAreCancelledAndOthersContinue() {
        cluster.with("calls-0", 60 * MIB, 0, 1).with("calls-1", 60 * MIB, 0, 1);
        cluster.killedAt = 20_000;
        assertThatThrownBy(() ->
                        reassignment(Duration.ofMinutes(1)).run(to("calls-0", List.of(0, 3), "calls-1", List.of(0, 2))))
                .isInstanceOf(SimulatedMoves.Killed.class);
        cluster.killedAt = Long.MAX_VALUE;
        cluster.live.remove(3);

        reassignment(Duration.ofMinutes(1)).cancelOnto(Set.of(3));

        assertThat(cluster.ongoing).containsOnlyKeys(id("calls-1"));
        reassignment(Duration.ofMinutes(1)).awaitOthers();
        assertThat(cluster.replicas)
                .containsEntry(id("calls-0"), List.of(0, 1))
                .containsEntry(id("calls-1"), List.of(0, 2));
        assertThat(cluster.settings.keySet()).allMatch(setting -> setting.of().equals("3"));
    }

    @Test
    void theThrottleOfTheNextCommandReplacesThatOfAKilledOneButNoRateOfAnotherTool() {
        cluster.with("calls-0", 600 * MIB, 0, 1);
        cluster.settings.put(ThrottleSetting.broker("1", LEADER_RATE), "7");
        cluster.killedAt = 20_000;
        assertThatThrownBy(() -> reassignment(Duration.ofMinutes(1)).run(to("calls-0", List.of(0, 3))))
                .isInstanceOf(SimulatedMoves.Killed.class);
        cluster.killedAt = 25_000;
        Reassignment faster = new Reassignment(
                cluster, cluster, broker -> log, cluster, new MoveOptions(9 * MIB, Duration.ofMinutes(1)), cluster);

        assertThatThrownBy(faster::awaitOthers).isInstanceOf(SimulatedMoves.Killed.class);

        assertThat(cluster.told).contains("they may now take 9.0 MiB/s of each broker");
        assertThat(cluster.settings)
                .containsEntry(RATE, String.valueOf(9 * MIB))
                .containsEntry(ThrottleSetting.broker("1", LEADER_RATE), "7");
        cluster.killedAt = Long.MAX_VALUE;
        reassignment(Duration.ofMinutes(1)).awaitOthers();
        assertThat(cluster.settings).containsOnly(Map.entry(ThrottleSetting.broker("1", LEADER_RATE), "7"));
        assertThat(cluster.begunMoves()).isEmpty();
    }

    @Test
    void throttlingAReplacedBrokerKeepsTheRecordOfCurrentMoves() {
        cluster.with("calls-0", 60 * MIB, 0, 1).with("calls-1", MIB, 0, 2);
        cluster.killedAt = 20_000;
        assertThatThrownBy(() -> reassignment(Duration.ofMinutes(1)).run(to("calls-0", List.of(0, 3))))
                .isInstanceOf(SimulatedMoves.Killed.class);
        cluster.killedAt = Long.MAX_VALUE;

        new Refill(cluster, cluster, broker -> log, cluster, new MoveOptions(MIB, Duration.ofMinutes(1)), cluster)
                .throttle(2);

        assertThat(new ThrottledMoves(cluster, cluster).own()).hasSize(1);
        cluster.pass(Duration.ofMinutes(2));
        assertThat(new ThrottledMoves(cluster, cluster).takeBack()).isTrue();
        assertThat(cluster.settings).isEmpty();
    }

    @Test
    void aRecordThatIsTooLargeForItsSegmentIsDetectedWithinSeconds() {
        cluster.with("calls-0", 10 * MIB, 0, 1);
        cluster.stuck.add(id("calls-0"));
        log = List.of(
                "2026-11-28T10:00:00,123 ERROR [ReplicaFetcher replicaId=3, leaderId=0, fetcherId=0] Unexpected error occurred"
                        + " while processing data for partition calls-0 at offset 0 (ReplicaFetcherThread)",
                "org.apache.kafka.common.errors.RecordBatchTooLargeException: The record batch size in the append to calls-0"
                        + " is 2097232 bytes in append, which exceeds the maximum configured segment size of 1048576.",
                "2026-11-28T10:00:00,124 WARN  [ReplicaFetcher replicaId=3, leaderId=0, fetcherId=0] Partition calls-0 marked"
                        + " as failed (ReplicaFetcherThread)");

        assertThatThrownBy(() -> reassignment(Duration.ofMinutes(10)).run(to("calls-0", List.of(0, 3))))
                .isInstanceOfSatisfying(
                        NotArriving.class,
                        stuck -> assertThat(stuck.remedy())
                                .asString()
                                .contains("Set segment.bytes of calls to 2097232 or more"))
                .hasMessageContaining("KAFKA-17375");

        assertThat(cluster.millis()).isLessThan(15_000);
        assertThat(cluster.ongoing).isEmpty();
    }

    @Test
    void aTargetThatDoesNotRunIsNamedAndGetsAMinuteToRecover() {
        cluster.with("calls-0", 10 * MIB, 0, 1);
        cluster.live.remove(3);

        assertThatThrownBy(() -> reassignment(Duration.ofMinutes(10)).run(to("calls-0", List.of(0, 3))))
                .hasMessageContaining("broker 3, which calls-0 goes to, does not run");

        assertThat(cluster.millis()).isBetween(60_000L, 75_000L);
    }

    @Test
    void aDeadBrokerWithTheReplicaGetsNoThrottle() {
        cluster.with("calls-0", 10 * MIB, 0, 1);
        cluster.live.remove(1);

        reassignment(Duration.ofMinutes(1)).run(to("calls-0", List.of(0, 3)));

        assertThat(cluster.replicas).containsEntry(id("calls-0"), List.of(0, 3));
        assertThat(cluster.settings).isEmpty();
    }

    @Test
    void throttlesOfOtherToolsAreRestored() {
        cluster.with("calls-0", 10 * MIB, 0, 1);
        cluster.settings.put(RATE, "5000");
        cluster.settings.put(ThrottleSetting.broker("", LEADER_RATE), "7000");
        cluster.settings.put(LIST, "9:2,9:3");
        var before = new TreeMap<>(cluster.settings);

        reassignment(Duration.ofMinutes(1)).run(to("calls-0", List.of(0, 3)));

        assertThat(cluster.throttled.getFirst())
                .containsEntry(RATE, "5000")
                .containsEntry(LIST, "9:2,9:3,0:0,0:1")
                .containsEntry(ThrottleSetting.topic("calls", FOLLOWERS), "0:3");
        assertThat(cluster.settings).isEqualTo(before);
        assertThat(cluster.told).anyMatch(line -> line.contains("is 5000: set by others"));
    }

    @Test
    void theNextCommandContinuesTheMovesOfAKilledOneAndRemovesItsThrottles() {
        cluster.with("calls-0", 60 * MIB, 0, 1);
        cluster.settings.put(LIST, "9:2");
        cluster.killedAt = 20_000;
        assertThatThrownBy(() -> reassignment(Duration.ofMinutes(1)).run(to("calls-0", List.of(0, 3))))
                .isInstanceOf(SimulatedMoves.Killed.class);
        assertThat(cluster.settings).hasSizeGreaterThan(2);

        cluster.killedAt = Long.MAX_VALUE;
        assertThat(new ThrottledMoves(cluster, cluster).takeBack()).isFalse();
        reassignment(Duration.ofMinutes(1)).awaitOthers();

        assertThat(cluster.told).contains("going on with 1 replica moves that an interrupted command has begun");
        assertThat(cluster.replicas).containsEntry(id("calls-0"), List.of(0, 3));
        assertThat(cluster.settings).containsOnly(java.util.Map.entry(LIST, "9:2"));
        assertThat(cluster.begunMoves()).isEmpty();
    }

    @Test
    void theThrottleOfADeadBrokerIsRemovedWhenTheBrokerRunsAgain() {
        cluster.with("calls-0", 60 * MIB, 0, 1);
        cluster.killedAt = 20_000;
        assertThatThrownBy(() -> reassignment(Duration.ofMinutes(1)).run(to("calls-0", List.of(0, 3))))
                .isInstanceOf(SimulatedMoves.Killed.class);
        cluster.pass(Duration.ofMinutes(2));
        cluster.live.remove(1);

        assertThat(new ThrottledMoves(cluster, cluster).takeBack()).isTrue();
        assertThat(cluster.settings.keySet())
                .allMatch(setting -> setting.of().equals("1"))
                .hasSize(2);

        cluster.live.add(1);
        assertThat(new ThrottledMoves(cluster, cluster).takeBack()).isTrue();
        assertThat(cluster.settings).isEmpty();
        assertThat(cluster.begunMoves()).isEmpty();
    }

    @Test
    void theCommandWaitsForMovesOfOtherToolsAndNeverCancelsThem() {
        cluster.with("calls-0", 20 * MIB, 0, 1).with("calls-1", 20 * MIB, 0, 1);
        cluster.begin(id("calls-1"), List.of(2, 1));
        cluster.settings.put(RATE, "5000");

        reassignment(Duration.ofSeconds(10)).run(to("calls-0", List.of(0, 3)));

        assertThat(cluster.told).anyMatch(line -> line.contains("another tool has begun: calls-1"));
        assertThat(cluster.replicas).containsEntry(id("calls-1"), List.of(2, 1));

        cluster.begin(id("calls-1"), List.of(3, 1));
        cluster.stuck.add(id("calls-1"));
        assertThatThrownBy(() -> reassignment(Duration.ofSeconds(10)).run(to("calls-0", List.of(0, 1))))
                .isInstanceOfSatisfying(
                        NotArriving.class,
                        stuck -> assertThat(stuck.remedy()).asString().contains("gregor topics moves --cancel"))
                .hasMessageContaining("Another tool has begun them");
        assertThat(cluster.ongoing).containsOnlyKeys(id("calls-1"));
        assertThat(cluster.settings).containsOnly(java.util.Map.entry(RATE, "5000"));
    }

    @Test
    void aRefusedMoveLeavesNoThrottle() {
        cluster.with("calls-0", MIB, 0, 1);
        cluster.refusesMoves = true;

        assertThatThrownBy(() -> reassignment(Duration.ofMinutes(1)).run(to("calls-0", List.of(0, 3))))
                .hasMessageContaining("not now");

        assertThat(cluster.settings).isEmpty();
        assertThat(cluster.begunMoves()).isEmpty();
    }

    @Test
    void aRecordOfANewerGregorIsNotChanged() {
        cluster.rememberMoves("{\"version\":2,\"moves\":[],\"throttles\":[]}");

        assertThatThrownBy(() -> new ThrottledMoves(cluster, cluster).takeBack())
                .hasMessageContaining("newer Gregor (format 2");
    }
}
