package ai.voicecore.gregor.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.voicecore.gregor.platform.ClusterStore;
import ai.voicecore.gregor.platform.PlatformFailure;
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
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnfinishedTest {
    private static final Unfinished RESTART = new Unfinished(
            "restart",
            Roll.of(List.of("kafka-0", "kafka-1", "kafka-2"), new Roll.Options(true, false, Duration.ofSeconds(30)))
                    .asked(Map.of("kafka-1", new ProcessId("pid 7", Instant.parse("2026-11-23T08:00:00Z"))))
                    .back(List.of("kafka-1"))
                    .asked(Map.of("kafka-2", ProcessId.NONE)));

    @TempDir
    private Path directory;

    private ClusterStore store;

    @BeforeEach
    void store() {
        store = new LocalClusterStore(new ClusterHome(directory), Clock.systemUTC());
    }

    @Test
    void howFarAChangeHasComeOutlivesTheCommand() {
        RESTART.remember(store);

        assertThat(Unfinished.of(store)).contains(RESTART);
        assertThat(RESTART.touched()).as("a restart changes no description").isEmpty();
        assertThat(new Unfinished("deploy", RESTART.roll()).touched()).containsExactlyInAnyOrder("kafka-1", "kafka-2");
    }

    @Test
    void replicasThatAreOnTheirWayOutliveAStopOfTheClusterAndRestartsDoNot() {
        RESTART.remember(store);
        Unfinished.forgetRestarts(store);
        assertThat(Unfinished.of(store)).isEmpty();

        new Unfinished("deploy", RESTART.roll(), true, "", Set.of()).remember(store);
        Unfinished.forgetRestarts(store);
        assertThat(Unfinished.of(store).orElseThrow().resizing()).isTrue();
    }

    @Test
    void whatCannotBeReadIsForgottenWhenTheClusterIsStopped() {
        store.unfinished("{spoiled");

        Unfinished.forgetRestarts(store);

        assertThat(Unfinished.of(store)).isEmpty();
    }

    @Test
    void aChangeThatAnOlderGregorHasBegunIsKnown() {
        store.unfinished("""
                {"command": "restart", "roll": {"targets": ["kafka-0"], "asked": {}, "done": [], "elections": 0,
                "options": {"racksTogether": false, "acceptUnavailable": false, "settle": "PT0S"}}}""");

        assertThat(Unfinished.of(store).orElseThrow().command()).isEqualTo("restart");
        assertThat(Unfinished.of(store).orElseThrow().resizing()).isFalse();
    }

    @Test
    void aChangeThatHasEndedIsForgotten() {
        RESTART.remember(store);
        store.finished();
        store.finished();

        assertThat(Unfinished.of(store)).isEmpty();
    }

    @Test
    void nothingElseIsBegunMeanwhile() {
        RESTART.remember(store);

        Unfinished.refuseDuringAnother(store, "restart");
        assertThatThrownBy(() -> Unfinished.refuseDuringAnother(store, "deploy"))
                .isInstanceOf(PlatformFailure.class)
                .hasMessage("The cluster is in the middle of another change: gregor restart.");
    }

    @Test
    void bothWaysOutOfAChangeAreTold() {
        assertThat(new Unfinished("upgrade --to 4.3.1", RESTART.roll(), false, "upgrade --to 3.9.2", Set.of())
                        .remedies())
                .isEqualTo("Go on with it: gregor upgrade --to 4.3.1. Take it back: gregor upgrade --to 3.9.2.");
        assertThat(RESTART.remedies())
                .isEqualTo("Go on with it: gregor restart. Give the rest of it up: gregor deploy.");
        assertThat(new Unfinished("deploy", RESTART.roll()).remedies())
                .isEqualTo("Go on with it: gregor deploy -f FILE."
                        + " Take it back to what was deployed last: gregor deploy, without a file.");
    }

    @Test
    void aDeploymentGivesARestartUpButNoUpgrade() {
        RESTART.remember(store);
        assertThat(Unfinished.supersededByDeploy(store)).contains(RESTART);

        new Unfinished("deploy", RESTART.roll()).remember(store);
        assertThat(Unfinished.supersededByDeploy(store)).isEmpty();

        new Unfinished("upgrade --to 4.3.1", RESTART.roll()).remember(store);
        assertThatThrownBy(() -> Unfinished.supersededByDeploy(store)).isInstanceOf(PlatformFailure.class);
    }

    @Test
    void aSpoiledMemoryIsNamed() {
        store.unfinished("{\"command\": ");

        assertThatThrownBy(() -> Unfinished.of(store))
                .isInstanceOf(PlatformFailure.class)
                .hasMessageStartingWith("How far the last change has come cannot be read: ");
    }
}
