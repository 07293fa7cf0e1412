package ai.voicecore.gregor.platform.local.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.platform.ClusterRecord;
import ai.voicecore.gregor.testing.Clusters;
import ai.voicecore.gregor.topology.Phase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalClusterStoreTest {
    private static final ClusterRecord CALLS = ClusterRecord.of(Clusters.topology("""
            name: calls
            mode: zookeeper
            racks: [a, b, c]
            config: {super.users: "", some.setting: "0777", other.setting: "null"}
            topics: [{name: "1e3", config: {retention.ms: 1000}}]
            """));

    @TempDir
    private Path directory;

    private ClusterHome home;
    private LocalClusterStore store;

    @BeforeEach
    void store() {
        home = new ClusterHome(directory.resolve("clusters/calls"));
        store = new LocalClusterStore(home, Clock.fixed(Instant.parse("2026-11-23T08:00:00Z"), ZoneOffset.UTC));
    }

    @Test
    void aClusterThatWasNeverDeployedHasNoRecord() {
        assertThat(store.load()).isEmpty();
    }

    @Test
    void aRecordIsReadAsItWasSaved() {
        store.save(CALLS);

        assertThat(store.load()).contains(CALLS);
    }

    @Test
    void theLastRecordReplacesTheOthersAndNoTemporaryFileIsLeft() throws IOException {
        store.save(ClusterRecord.of(Clusters.topology("name: calls")));
        store.save(CALLS);

        assertThat(store.load()).contains(CALLS);
        try (Stream<Path> files = Files.list(home.root())) {
            assertThat(files).containsExactlyInAnyOrder(home.identity(), home.spec());
        }
    }

    @Test
    void onlyTheOwnerMayReadTheFiles() throws IOException {
        store.save(CALLS);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.spec())))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.identity())))
                .isEqualTo("rw-------");
    }

    @Test
    void aRecordOfANewerGregorIsRefused() throws IOException {
        store.save(CALLS);
        Files.writeString(home.identity(), """
                {"version": 3, "clusterId": "abc", "somethingNew": true}""");

        assertThatThrownBy(store::load).isInstanceOfSatisfying(Failure.class, failure -> {
            assertThat(failure)
                    .hasMessage(home.root() + " was written by a newer Gregor (format 3, this one knows 2).");
            assertThat(failure.remedy()).asString().isEqualTo("Use that Gregor, or another GREGOR_HOME.");
        });
    }

    /** The saved files are those of clusters that an older Gregor (format 1) has deployed. */
    @ParameterizedTest
    @ValueSource(strings = {"kraft", "zookeeper"})
    void aClusterOfFormat1HasTheNodesOfItsSpec(String mode) throws IOException {
        for (String file : List.of("cluster.json", "spec.yaml")) {
            Files.createDirectories(home.root());
            Files.copy(
                    Path.of("src/test/resources/stored/format-1", mode, file),
                    home.root().resolve(file));
        }

        ClusterRecord known = store.load().orElseThrow();

        assertThat(known.membership().members())
                .extracting(member -> member.name() + " " + member.id() + " " + member.role() + " "
                        + member.phase().map(Phase::name).orElse("-"))
                .isEqualTo(
                        mode.equals("kraft")
                                ? List.of(
                                        "controller-0 3000 CONTROLLER KRAFT",
                                        "kafka-0 0 BROKER KRAFT",
                                        "kafka-1 1 BROKER KRAFT",
                                        "kafka-2 2 BROKER KRAFT")
                                : List.of("zookeeper-0 1 ZOOKEEPER -", "kafka-0 0 BROKER ZOOKEEPER"));
        store.save(known);
        assertThat(home.identity()).content().startsWith("{\"version\":2,");
        assertThat(store.load()).contains(known);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{\"version\":", "[1, 2]", "{\"version\": \"many\"}", "\u0000\u0000"})
    void anUnreadableIdentityIsNamed(String content) throws IOException {
        store.save(CALLS);
        Files.writeString(home.identity(), content);

        assertThatThrownBy(store::load).isInstanceOfSatisfying(Failure.class, failure -> {
            assertThat(failure).hasMessageStartingWith(home.identity() + " cannot be read: ");
            assertThat(failure.remedy()).asString().startsWith("Restore it from a backup");
        });
    }

    @Test
    void anIdentityWithoutAClusterIdIsUnreadable() throws IOException {
        store.save(CALLS);
        Files.writeString(home.identity(), "{\"version\": 1}");

        assertThatThrownBy(store::load).isInstanceOf(Failure.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"borkers: 3", "- a", "brokers: three"})
    void anUnreadableSpecIsNamedAndIsNoErrorOfTheUser(String content) throws IOException {
        store.save(CALLS);
        Files.writeString(home.spec(), content);

        assertThatThrownBy(store::load).isInstanceOfSatisfying(Failure.class, failure -> {
            assertThat(failure).hasMessageStartingWith(home.spec() + " cannot be read: ");
            assertThat(failure.remedy()).asString().startsWith("Restore it from a backup");
        });
    }

    @Test
    void aMissingSpecIsNamed() throws IOException {
        store.save(CALLS);
        Files.delete(home.spec());

        assertThatThrownBy(store::load)
                .isInstanceOf(Failure.class)
                .hasMessage(home.spec() + " cannot be read: this file does not exist.");
    }

    @Test
    void theJournalHasALineForEveryEvent() throws IOException {
        store.journal("done", "start kafka-0");
        store.journal("done", "two\nlines \"quoted\"");

        assertThat(home.journal()).content().isEqualTo("""
                {"at":"2026-11-23T08:00:00Z","event":"done","detail":"start kafka-0"}
                {"at":"2026-11-23T08:00:00Z","event":"done","detail":"two\\nlines \\"quoted\\""}
                """);
    }

    @Test
    void aDirectoryThatCannotBeWrittenIsNamed() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "");
        ClusterHome below = new ClusterHome(file.resolve("calls"));
        LocalClusterStore unwritable = new LocalClusterStore(below, Clock.systemUTC());

        assertThatThrownBy(() -> unwritable.save(CALLS))
                .isInstanceOf(Failure.class)
                .hasMessageStartingWith("The cluster cannot be remembered in " + below.root() + ": ");
        assertThatThrownBy(() -> unwritable.journal("done", "x"))
                .isInstanceOf(Failure.class)
                .hasMessageStartingWith("The journal " + below.journal() + " cannot be written: ");
    }
}
