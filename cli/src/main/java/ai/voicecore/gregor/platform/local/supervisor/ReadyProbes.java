package ai.voicecore.gregor.platform.local.supervisor;

import ai.voicecore.gregor.concurrent.Time;
import ai.voicecore.gregor.platform.local.process.NodeLaunch;
import ai.voicecore.gregor.platform.local.process.ReadyProbe;
import ai.voicecore.gregor.snapshot.NodePhase;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Probes nodes that are not ready with every tick, and ready ones once per second: each probe costs both sides. */
final class ReadyProbes {
    private static final Duration READY_INTERVAL = Duration.ofSeconds(1);

    private final Map<String, LastProbe> last = new HashMap<>();

    private record LastProbe(long pid, long at, ReadyProbe.Answer answer) {}

    ReadyProbe.Answer ask(NodeLaunch launch, NodeRun run) {
        LastProbe before = last.get(launch.name());
        boolean fresh = before != null
                && before.pid() == run.pid()
                && Time.REAL.since(before.at()).compareTo(READY_INTERVAL) < 0;
        if (fresh && run.phase() == NodePhase.READY) {
            return before.answer();
        }
        long now = Time.REAL.nanos();
        ReadyProbe.Answer answer = ReadyProbe.ask(launch, run.pid());
        last.put(launch.name(), new LastProbe(run.pid(), now, answer));
        return answer;
    }
}
