package ai.voicecore.gregor.cli.inside;

import ai.voicecore.gregor.audit.run.AuditedRun;
import ai.voicecore.gregor.cli.audit.AuditLength;
import ai.voicecore.gregor.cli.report.ReportFormat;
import ai.voicecore.gregor.cli.terminal.ExitCode;
import ai.voicecore.gregor.cluster.Brokers;
import ai.voicecore.gregor.topology.Topology;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs a verified load in a pod, so that no tunnel affects the measurements. */
@Command(
        name = "audit",
        description = "Like gregor audit run, but in the cluster, without a tunnel. Exit code 3 if anything is wrong.")
public final class InsideAuditCommand extends InsidePodCommand {
    /** Writable in every pod. */
    private static final Path SCRATCH = Path.of("/tmp");

    @Mixin
    private AuditLength length = new AuditLength();

    @Mixin
    private ReportFormat format = new ReportFormat();

    @Override
    public ExitCode call() {
        Topology topology = topology();
        AuditedRun under = new AuditedRun(Brokers.of(topology, services()), SCRATCH, length.rate(), console(), stop());
        return length.run(under, format, console());
    }
}
