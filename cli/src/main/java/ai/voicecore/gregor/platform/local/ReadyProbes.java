package ai.voicecore.gregor.platform.local;

import ai.voicecore.gregor.snapshot.NodePhase;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Asks nodes that are not ready at every occasion, and those that are ready once a second: asking costs both sides. */
final class ReadyProbes {
    private static final long WHEN_READY_NANOS = Duration.ofSeconds(1).toNanos();

    private final Map<String, Asked> last = new HashMap<>();

    private record Asked(long pid, long at, ReadyProbe.Answer answer) {}

    ReadyProbe.Answer ask(NodeLaunch launch, NodeRun run) {
        Asked before = last.get(launch.name());
        long now = System.nanoTime();
        boolean fresh = before != null && before.pid() == run.pid() && now - before.at() < WHEN_READY_NANOS;
        if (fresh && run.phase() == NodePhase.READY) {
            return before.answer();
        }
        ReadyProbe.Answer answer = ReadyProbe.ask(launch, run.pid());
        last.put(launch.name(), new Asked(run.pid(), now, answer));
        return answer;
    }
}
