package ai.voicecore.gregor.platform.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.platform.local.supervisor.NodeRun;
import ai.voicecore.gregor.platform.local.supervisor.RestartPolicy;
import ai.voicecore.gregor.platform.local.supervisor.RestartPolicy.Action;
import ai.voicecore.gregor.platform.local.supervisor.RestartPolicy.Decision;
import ai.voicecore.gregor.platform.local.supervisor.RestartPolicy.Facts;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A node that is being restarted: its old process must end, and its next one must run. */
class NodeLaunchTest {
    private static final NodeLaunch LAUNCH =
            new NodeLaunch("kafka-0", List.of("java"), Map.of(), "/nodes/kafka-0", "http://127.0.0.1:1/ready", 60);

    @Test
    void onlyTheReplacedProcessIsUnwanted() {
        assertThat(LAUNCH.wants(7)).isTrue();
        assertThat(LAUNCH.replacing(7).wants(7)).isFalse();
        assertThat(LAUNCH.replacing(7).wants(8)).isTrue();
        assertThat(LAUNCH.replacing(7).wants(0)).as("nothing runs").isTrue();
        assertThat(LAUNCH.replacing(7).wanted(false).wants(8)).isFalse();
    }

    @Test
    void theOldProcessIsStoppedAndANewOneStartedWithoutCountingAFailure() {
        NodeLaunch launch = LAUNCH.replacing(7);
        NodeRun old = NodeRun.stopped("kafka-0").running(7, 1_000).ready(2_000);

        Decision asked = decide(launch, old, true, 3_000);
        assertThat(asked.act()).isEqualTo(Action.TERMINATE);
        Decision waiting = decide(launch, asked.run(), true, 4_000);
        assertThat(waiting.act()).isEqualTo(Action.NONE);
        Decision ended = decide(launch, waiting.run(), false, 5_000);
        assertThat(ended.act()).isEqualTo(Action.NONE);
        Decision next = decide(launch, ended.run(), false, 5_100);

        assertThat(next.act()).isEqualTo(Action.START);
        assertThat(next.run().restarts()).isZero();
    }

    @Test
    void afterAFailedStartTheArchiveIsNotUsed() {
        NodeLaunch launch = new NodeLaunch(
                "kafka-0",
                List.of("java", "@/nodes/kafka-0/config/jvm.args", "Main"),
                Map.of(),
                "/nodes/kafka-0",
                "",
                60);

        assertThat(launch.careful().command())
                .containsExactly("java", "-XX:+VerifySharedSpaces", "@/nodes/kafka-0/config/jvm.args", "Main");
    }

    private static Decision decide(NodeLaunch launch, NodeRun run, boolean alive, long now) {
        return RestartPolicy.decide(run, new Facts(launch.wants(run.pid()), alive, -1, alive, "", 60), now);
    }
}
