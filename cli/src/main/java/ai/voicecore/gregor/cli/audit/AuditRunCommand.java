package ai.voicecore.gregor.cli.audit;

import ai.voicecore.gregor.audit.run.AuditedRun;
import ai.voicecore.gregor.cli.report.ReportFormat;
import ai.voicecore.gregor.cli.terminal.ExitCode;
import ai.voicecore.gregor.cli.wiring.Target;
import ai.voicecore.gregor.cli.wiring.TargetCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "run",
        description = "Writes to its own topics (plain, idempotent and transactional), reads everything back, and"
                + " reports what is lost, duplicated, out of order, aborted but read, torn or"
                + " rewritten, and how long each partition was unavailable. Ctrl-C ends it"
                + " early, with what was found. Exit code 3 if anything is wrong.")
public final class AuditRunCommand extends TargetCommand {
    @Mixin
    private ReportFormat format = new ReportFormat();

    @Mixin
    private AuditLength length = new AuditLength();

    @Override
    public ExitCode call() {
        Target target = target();
        AuditedRun under = context().underAudit(target, length.rate());
        return target.looking(() -> length.run(under, format, console()));
    }
}
