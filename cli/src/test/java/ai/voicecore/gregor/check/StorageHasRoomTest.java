package ai.voicecore.gregor.check;

import static ai.voicecore.gregor.testing.Snapshots.GIBIBYTE;
import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.snapshot.LogDirSnapshot;
import ai.voicecore.gregor.snapshot.NodeState;
import ai.voicecore.gregor.testing.GivenEvidence;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class StorageHasRoomTest {
    private final GivenEvidence evidence = GivenEvidence.healthy("brokers: 1");

    @Test
    void holdsWithEnoughSpace() {
        assertThat(new StorageHasRoom(Advice.GREGOR).examine(evidence))
                .isEqualTo(Verdict.holds("1 log directories, at least 40960 MiB of room each"));
        assertThat(new StorageHasRoom(Advice.GREGOR)
                        .examine(dir("", 100 * GIBIBYTE, 10 * GIBIBYTE))
                        .findings())
                .isEmpty();
    }

    @Test
    void aVolumeThatIsNearlyFullIsNamed() {
        assertThat(new StorageHasRoom(Advice.GREGOR).examine(dir("", 100 * GIBIBYTE, 10 * GIBIBYTE - 1)))
                .isEqualTo(Verdict.broken(
                        "1 log directories, at least 10239 MiB of room each",
                        "Log directory /data of broker 0 has 10239 MiB of 102400 left.",
                        "Give it a larger volume, or shorten the retention of large topics."));
    }

    @Test
    void anUnknownVolumeSizeIsNoFinding() {
        assertThat(new StorageHasRoom(Advice.GREGOR).examine(dir("", -1, -1)).findings())
                .isEmpty();
    }

    @Test
    void aBrokenDirectoryIsNamed() {
        assertThat(new StorageHasRoom(Advice.GREGOR)
                        .examine(dir("I/O error", -1, -1))
                        .findings())
                .containsExactly(new Finding(
                        "Log directory /data of broker 0 is broken: I/O error.",
                        "Mend the disk and restart the broker."));
    }

    @Test
    void aBrokerWithoutADirectoryIsNamed() {
        assertThat(new StorageHasRoom(Advice.GREGOR)
                        .examine(evidence.withLogDirs(List.of()))
                        .findings())
                .containsExactly(
                        new Finding("Broker 0 reports no log directory.", "See in {gregor status} whether it runs."));
    }

    @Test
    void directoriesThatANodeHasTakenOfflineAreCounted() {
        NodeState offline = new NodeState(
                "kafka-0",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.of(1),
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());

        assertThat(new StorageHasRoom(Advice.GREGOR)
                        .examine(evidence.withState(offline))
                        .findings())
                .containsExactly(new Finding(
                        "kafka-0 has 1 log directories offline.",
                        "Its log names the directory and the error; mend the disk and restart the node."));
    }

    private GivenEvidence dir(String error, long total, long usable) {
        return evidence.withLogDirs(List.of(new LogDirSnapshot(0, "/data", error, total, usable)));
    }
}
