package ai.voicecore.gregor.cli;

import ai.voicecore.gregor.audit.AuditReport;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs a verified load. */
@Command(
        name = "run",
        description =
                "Writes to topics of its own, plainly, idempotently and in transactions, reads everything back, and"
                        + " says what is lost, doubled, out of order, aborted but read, torn or rewritten, and how long each"
                        + " partition stood still. Exit code 3 if anything is wrong.")
final class AuditRunCommand implements Callable<ExitCode> {
    private final Context context;

    @Mixin
    private ClusterOption option = new ClusterOption();

    @Mixin
    private ReportFormat format = new ReportFormat();

    @Mixin
    private AuditLength length = new AuditLength();

    AuditRunCommand(Context context) {
        this.context = context;
    }

    @Override
    public ExitCode call() {
        Cluster cluster = context.wiring().deployed(option);
        Path scratch = context.wiring().audits(cluster.topology().spec().name());
        AuditReport report =
                length.run(new UnderAudit(cluster, scratch, length.rate(), context.console()), context.console());
        return tell(report, format, context.console());
    }

    static ExitCode tell(AuditReport report, ReportFormat format, Console console) {
        console.answer(format.of(
                () -> AuditText.of(report, console), () -> AuditJson.of(report), () -> AuditJUnit.of(report)));
        return report.holds() ? ExitCode.DONE : ExitCode.FINDINGS;
    }
}
