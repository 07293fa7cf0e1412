package ai.voicecore.gregor.platform.local;

import ai.voicecore.gregor.failure.Remedy;
import ai.voicecore.gregor.platform.EndAdvice;
import ai.voicecore.gregor.platform.local.process.NodeLaunch;
import ai.voicecore.gregor.platform.local.process.NodeProcess;
import ai.voicecore.gregor.platform.local.process.ReadyProbe;
import ai.voicecore.gregor.platform.local.supervisor.NodeRun;
import ai.voicecore.gregor.snapshot.NodeEnd;
import ai.voicecore.gregor.snapshot.NodePhase;
import ai.voicecore.gregor.snapshot.NodeStatus;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/** Status of a node on this machine. */
final class LocalStatus {
    private LocalStatus() {}

    static NodeStatus of(NodeRun run) {
        return new NodeStatus(
                run.name(),
                run.phase(),
                run.pid() == 0 ? "" : NodeStatus.process(run.pid()),
                run.restarts(),
                run.startedAt() == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(run.startedAt())),
                run.detail(),
                remedy(run),
                Optional.ofNullable(run.lastEnd()).map(LocalStatus::end),
                "",
                true);
    }

    private static Remedy remedy(NodeRun run) {
        boolean ails = run.phase() == NodePhase.FAILED || run.phase() == NodePhase.RESTARTING;
        return ails && run.lastEnd() != null
                ? EndAdvice.of(run.name(), end(run.lastEnd())).remedy()
                : Remedy.NONE;
    }

    private static NodeEnd end(NodeRun.LastEnd end) {
        return new NodeEnd(
                Instant.ofEpochMilli(end.at()),
                end.exitCode() < 0 ? OptionalInt.empty() : OptionalInt.of(end.exitCode()),
                end.reason());
    }

    /** The status of a node without a supervisor, from its process and HTTP endpoint. */
    static NodeStatus unsupervised(NodeLaunch launch) {
        Optional<ProcessHandle> process = NodeProcess.find(launch);
        if (process.isEmpty()) {
            NodeStatus stopped = new NodeStatus(launch.name(), NodePhase.STOPPED, "", 0, Optional.empty(), "");
            return launch.wanted()
                    ? stopped.in(
                            NodePhase.STOPPED,
                            "not running; its supervisor does not run either",
                            Remedy.of("Type: {gregor deploy}"))
                    : stopped;
        }
        ReadyProbe.Answer answer = ReadyProbe.ask(launch, process.get().pid());
        return new NodeStatus(
                        launch.name(),
                        answer.ready() ? NodePhase.READY : NodePhase.UNREADY,
                        NodeStatus.process(process.get().pid()),
                        0,
                        process.get().info().startInstant(),
                        "its supervisor does not run, so nothing restarts it"
                                + (answer.ready() ? "" : "; " + answer.reason()))
                .unkept();
    }
}
