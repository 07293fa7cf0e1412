package ai.voicecore.gregor.node.storage;

import static ai.voicecore.gregor.node.storage.StorageDecision.FORMAT;
import static ai.voicecore.gregor.node.storage.StorageDecision.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.voicecore.gregor.node.settings.NodeSettings.FormatRule;
import ai.voicecore.gregor.node.settings.Refusal;
import ai.voicecore.gregor.node.storage.LogDirectory.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StorageDecisionTest {
    private static final LogDirectory EMPTY_METADATA = empty("/disk1", true);
    private static final LogDirectory EMPTY_DATA = empty("/disk2", false);
    private static final LogDirectory METADATA = formatted("/disk1", true, "ours");
    private static final LogDirectory DATA = formatted("/disk2", false, "ours");

    @Test
    void newStorageIsFormatted() {
        assertThat(kraft(FormatRule.IF_NEW, EMPTY_METADATA, EMPTY_DATA)).isEqualTo(FORMAT);
    }

    @Test
    void formattedStorageIsUsedWithEveryRule() {
        assertThat(kraft(FormatRule.IF_NEW, METADATA, DATA)).isEqualTo(START);
        assertThat(kraft(FormatRule.NEVER, METADATA, DATA)).isEqualTo(START);
    }

    @Test
    void anEmptyVolumeOfANodeThatHasRunIsRefused() {
        refused(() -> kraft(FormatRule.NEVER, EMPTY_METADATA), "/disk1 is empty", "GREGOR_FORMAT=if-new");
        refused(() -> kraft(FormatRule.NEVER, METADATA, EMPTY_DATA), "/disk2 is empty", "empty replica");
        refused(() -> kraft(FormatRule.NEVER, EMPTY_METADATA, EMPTY_DATA), "/disk1, /disk2 are empty", "Mount");
    }

    @Test
    void kafkaFormatsANewDataDirectoryNextToAFormattedOne() {
        assertThat(kraft(FormatRule.IF_NEW, METADATA, EMPTY_DATA)).isEqualTo(START);
    }

    @Test
    void aLostMetadataDirectoryIsRefused() {
        refused(() -> kraft(FormatRule.IF_NEW, EMPTY_METADATA, DATA), "/disk1", "metadata log");
    }

    @Test
    void anotherClustersStorageIsRefusedWithBothNames() {
        refused(() -> kraft(FormatRule.IF_NEW, formatted("/disk1", true, "theirs")), "theirs", "ours");
        refused(
                () -> StorageDecision.decide(
                        true, FormatRule.IF_NEW, Optional.of("ours"), List.of(formatted("/disk1", true, "theirs"))),
                "theirs",
                "ours");
    }

    @Test
    void aZooKeeperModeBrokerIsNeverFormattedAndItsLostVolumeIsRefused() {
        assertThat(StorageDecision.decide(true, FormatRule.IF_NEW, Optional.empty(), List.of(EMPTY_METADATA)))
                .isEqualTo(START);
        refused(
                () -> StorageDecision.decide(true, FormatRule.NEVER, Optional.empty(), List.of(EMPTY_METADATA)),
                "/disk1 is empty");
    }

    @Test
    void kafkaHandlesABrokenDisk() {
        LogDirectory broken = directory("/disk2", false, State.UNREADABLE, Optional.empty(), Optional.empty());

        assertThat(kraft(FormatRule.NEVER, METADATA, broken)).isEqualTo(START);
    }

    @Test
    void directoriesAreReadWithKafkasDefaults(@TempDir Path temp) throws IOException {
        Path data = Files.createDirectories(temp.resolve("data"));
        Files.writeString(data.resolve("meta.properties"), "version=1\ncluster.id=ours\nnode.id=1\n");
        Path metadata = temp.resolve("metadata");

        assertThat(LogDirectory.readAll(
                        Map.of("log.dirs", data + " , ", "metadata.log.dir", metadata.toString()), true))
                .containsExactly(
                        directory(data.toString(), false, State.FORMATTED, Optional.of("ours"), Optional.of("1")),
                        empty(metadata.toString(), true));
        assertThat(LogDirectory.readAll(Map.of("log.dir", data.toString()), true))
                .containsExactly(
                        directory(data.toString(), true, State.FORMATTED, Optional.of("ours"), Optional.of("1")));
    }

    @Test
    void anotherNodesStorageIsRefused() {
        LogDirectory other = directory("/disk1", true, State.FORMATTED, Optional.of("ours"), Optional.of("2"));

        refused(
                () -> StorageDecision.refuseWhatKafkaRefuses(OptionalInt.of(1), other),
                "/disk1 belongs to node 2, and this is node 1");
        StorageDecision.refuseWhatKafkaRefuses(OptionalInt.of(2), other);
    }

    @Test
    void aDirectoryThatIsNoPartitionIsRefusedForABrokerButNotForAController(@TempDir Path temp) throws IOException {
        for (String name : List.of(
                "calls-0",
                "with-dashes-12",
                "__cluster_metadata-0",
                "calls-1.3f2a-delete",
                "calls-1.3f2a-future",
                "calls-1.3f2a-stray",
                "remote-log-index-cache",
                "lost+found",
                ".snapshot",
                "calls-old",
                "calls-2-delete",
                "calls-99999999999")) {
            Files.createDirectories(temp.resolve(name));
        }
        Files.writeString(temp.resolve("notes"), "a file does not count");

        refused(
                () -> LogDirectory.readAll(Map.of("log.dirs", temp.toString()), true)
                        .forEach(found -> StorageDecision.refuseWhatKafkaRefuses(OptionalInt.of(0), found)),
                temp + " holds .snapshot, calls-2-delete, calls-99999999999, calls-old, lost+found, which",
                "Move it");
        assertThat(LogDirectory.readAll(Map.of("log.dirs", temp.toString()), false))
                .allSatisfy(found -> assertThat(found.foreign()).isEmpty());
    }

    private static StorageDecision kraft(FormatRule rule, LogDirectory... directories) {
        return StorageDecision.decide(false, rule, Optional.of("ours"), List.of(directories));
    }

    private static LogDirectory empty(String path, boolean metadata) {
        return directory(path, metadata, State.EMPTY, Optional.empty(), Optional.empty());
    }

    private static LogDirectory formatted(String path, boolean metadata, String clusterId) {
        return directory(path, metadata, State.FORMATTED, Optional.of(clusterId), Optional.empty());
    }

    private static LogDirectory directory(
            String path, boolean metadata, State state, Optional<String> clusterId, Optional<String> nodeId) {
        return new LogDirectory(Path.of(path), metadata, state, clusterId, nodeId, List.of());
    }

    private static void refused(Runnable decision, String... words) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(decision::run)
                .satisfies(refusal -> assertThat(refusal.getMessage()).contains(words));
    }
}
