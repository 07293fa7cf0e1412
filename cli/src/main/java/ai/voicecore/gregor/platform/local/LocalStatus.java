package ai.voicecore.gregor.platform.local;

import ai.voicecore.gregor.snapshot.NodePhase;
import ai.voicecore.gregor.snapshot.NodeStatus;
import java.time.Instant;
import java.util.Optional;

/** What is to be told of a node on this machine. */
final class LocalStatus {
    private LocalStatus() {}

    /** As its supervisor sees it. */
    static NodeStatus of(NodeRun run) {
        return new NodeStatus(
                run.name(),
                run.phase(),
                run.pid() == 0 ? "" : "pid " + run.pid(),
                run.restarts(),
                run.startedAt() == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(run.startedAt())),
                run.detail());
    }

    /** What can be seen of a node when nobody keeps it up. */
    static NodeStatus unsupervised(NodeLaunch launch) {
        Optional<ProcessHandle> process = NodeProcess.find(launch.marker());
        if (process.isEmpty()) {
            String detail = launch.wanted() ? "not running, and its supervisor is gone: type gregor deploy" : "";
            return new NodeStatus(launch.name(), NodePhase.STOPPED, "", 0, Optional.empty(), detail);
        }
        ReadyProbe.Answer answer = ReadyProbe.ask(launch.readyUrl());
        return new NodeStatus(
                launch.name(),
                answer.ready() ? NodePhase.READY : NodePhase.UNREADY,
                "pid " + process.get().pid(),
                0,
                process.get().info().startInstant(),
                "nobody keeps it up: its supervisor is gone" + (answer.ready() ? "" : "; " + answer.reason()));
    }
}
