package ai.voicecore.gregor.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.platform.ClusterStore;
import ai.voicecore.gregor.platform.local.home.ClusterHome;
import ai.voicecore.gregor.platform.local.home.LocalClusterStore;
import ai.voicecore.gregor.rolling.ProcessId;
import ai.voicecore.gregor.rolling.Roll;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangeMemoryTest {
    private static final Change.Clock CLOCK =
            new Change.Clock(Instant.parse("2026-11-23T07:59:00Z"), Instant.parse("2026-11-23T08:00:00Z"));
    private static final Roll ROLL = Roll.of(
                    List.of("kafka-0", "kafka-1", "kafka-2"), new Roll.Options(true, false, Duration.ofSeconds(30)))
            .asked(Map.of("kafka-1", new ProcessId("pid 7", Instant.parse("2026-11-23T08:00:00Z"))))
            .back(List.of("kafka-1"))
            .asked(Map.of("kafka-2", ProcessId.NONE));
    private static final Change RESTART = new Change.Restart(ROLL, CLOCK);
    private static final Change UPGRADE = new Change.Upgrade("4.3.1", Optional.of("3.9.2"), ROLL, CLOCK);
    private static final Change DEPLOY =
            new Change.Deploy(ROLL, false, Set.of("log.retention.ms"), Set.of("connect-1"), CLOCK);

    @TempDir
    private Path directory;

    private ClusterStore store;
    private ChangeMemory memory;

    @BeforeEach
    void store() {
        store = new LocalClusterStore(new ClusterHome(directory), Clock.systemUTC());
        memory = new ChangeMemory(store);
    }

    @Test
    void theProgressOfAChangeIsReadByTheNextCommand() {
        for (Change change : List.of(RESTART, UPGRADE, DEPLOY)) {
            memory.remember(change);

            assertThat(memory.unfinished()).contains(change);
        }
    }

    @Test
    void nodesWhoseNewConfigurationIsNotSavedYetAreKnown() {
        assertThat(RESTART.touched()).as("a restart changes no description").isEmpty();
        assertThat(UPGRADE.touched()).containsExactlyInAnyOrder("kafka-1", "kafka-2");
        assertThat(DEPLOY.touched()).containsExactlyInAnyOrder("kafka-1", "kafka-2", "connect-1");
    }

    @Test
    void stoppingTheClusterEndsARestartButNotAReassignment() {
        memory.remember(RESTART);
        memory.forgetRestarts();
        assertThat(memory.unfinished()).isEmpty();

        Change resize = new Change.Deploy(ROLL, true, Set.of(), Set.of(), CLOCK);
        memory.remember(resize);
        memory.forgetRestarts();
        assertThat(memory.unfinished()).contains(resize);
    }

    @Test
    void anUnreadableRecordIsForgottenWhenTheClusterIsStopped() {
        store.unfinished("{spoiled");

        memory.forgetRestarts();

        assertThat(memory.unfinished()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"restart", "deploy", "upgrade --to 4.3.1"})
    void aRecordOfFormat1IsContinued(String command) {
        store.unfinished("""
                {"command": "%s", "roll": {"targets": ["kafka-0"], "asked": {}, "done": [], "elections": 0,
                "options": {"racksTogether": false, "acceptUnavailable": false, "settle": "PT0S"}}}""".formatted(command));

        Change change = memory.unfinished().orElseThrow();
        assertThat(change.command()).isEqualTo(command);
        assertThat(change.roll().targets()).containsExactly("kafka-0");
        assertThat(change.hasOnlyRestarts()).isTrue();
        assertThat(change.clock().calm(CLOCK.begun())).isGreaterThan(Duration.ofDays(365));
    }

    @Test
    void everyFieldOfFormat1IsKept() {
        store.unfinished("""
                {"command": "deploy", "roll": {"targets": [], "asked": {}, "done": ["kafka-0"], "elections": 0,
                "options": {"racksTogether": false, "acceptUnavailable": false, "settle": "PT0S"}},
                "resizing": true, "back": "", "live": ["log.retention.ms"], "left": ["connect-0"]}""");

        Change.Deploy deploy = (Change.Deploy) memory.unfinished().orElseThrow();
        assertThat(deploy.resizing()).isTrue();
        assertThat(deploy.live()).containsExactly("log.retention.ms");
        assertThat(deploy.touched()).containsExactlyInAnyOrder("kafka-0", "connect-0");
    }

    @Test
    void aRecordOfANewerGregorIsRefused() {
        memory.remember(RESTART);
        store.unfinished(store.unfinished().orElseThrow().replace("\"format\":2", "\"format\":3"));

        assertThatThrownBy(() -> memory.unfinished())
                .isInstanceOf(Failure.class)
                .hasMessageContaining("newer version of Gregor (format 3)");
    }

    @Test
    void anUnknownChangeIsRefused() {
        memory.remember(RESTART);
        store.unfinished(store.unfinished().orElseThrow().replace("\"restart\"", "\"shuffle\""));

        assertThatThrownBy(() -> memory.unfinished())
                .hasMessageContaining("not known to this version of Gregor: shuffle");
    }

    @Test
    void aFinishedChangeIsForgotten() {
        memory.remember(RESTART);
        store.finished();
        store.finished();

        assertThat(memory.unfinished()).isEmpty();
    }

    @Test
    void noOtherChangeStartsDuringAnUnfinishedOne() {
        memory.remember(RESTART);

        memory.refuseDuringAnother("restart");
        assertThatThrownBy(() -> memory.refuseDuringAnother("deploy"))
                .isInstanceOf(Failure.class)
                .hasMessage("The cluster is in the middle of another change: gregor restart.");
    }

    @Test
    void anUpgradeCanBeReversedButNotMixedWithOtherChanges() {
        memory.remember(UPGRADE);
        memory.refuseDuringOtherThanUpgrade();

        memory.remember(DEPLOY);
        assertThatThrownBy(memory::refuseDuringOtherThanUpgrade).isInstanceOf(Failure.class);
    }

    @Test
    void theMessageSaysHowToContinueAndHowToUndo() {
        assertThat(UPGRADE.remedies())
                .hasToString("Continue it: gregor upgrade --to 4.3.1. Undo it: gregor upgrade --to 3.9.2.");
        assertThat(new Change.Upgrade("4.3.1", Optional.empty(), ROLL, CLOCK).remedies())
                .hasToString("Continue it: gregor upgrade --to 4.3.1.");
        assertThat(RESTART.remedies())
                .hasToString("Continue it: gregor restart. Leave out the remaining nodes: gregor deploy.");
        assertThat(DEPLOY.remedies())
                .hasToString("Continue it: gregor deploy -f FILE. Return to what was deployed last: gregor deploy,"
                        + " without a file.");
    }

    @Test
    void aDeploymentReplacesARestartButNoUpgrade() {
        memory.remember(RESTART);
        assertThat(memory.supersededByDeploy()).contains((Change.Restart) RESTART);

        memory.remember(DEPLOY);
        assertThat(memory.supersededByDeploy()).isEmpty();

        memory.remember(UPGRADE);
        assertThatThrownBy(memory::supersededByDeploy).isInstanceOf(Failure.class);
    }

    @Test
    void anUnreadableRecordIsReported() {
        store.unfinished("{\"command\": ");

        assertThatThrownBy(memory::unfinished)
                .isInstanceOf(Failure.class)
                .hasMessageStartingWith("The progress of the last change cannot be read: ");
    }

    @Test
    void theTimeSinceTheLastStepIsNeverNegative() {
        assertThat(CLOCK.calm(Instant.parse("2026-11-23T08:00:07Z"))).isEqualTo(Duration.ofSeconds(7));
        assertThat(CLOCK.calm(CLOCK.begun())).isZero();
    }
}
