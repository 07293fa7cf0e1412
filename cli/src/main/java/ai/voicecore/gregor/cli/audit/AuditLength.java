package ai.voicecore.gregor.cli.audit;

import ai.voicecore.gregor.audit.Audit;
import ai.voicecore.gregor.audit.AuditProgress;
import ai.voicecore.gregor.audit.run.AuditedRun;
import ai.voicecore.gregor.audit.run.EarlyStop;
import ai.voicecore.gregor.cli.option.AuditRate;
import ai.voicecore.gregor.cli.report.AuditOutput;
import ai.voicecore.gregor.cli.report.ReportFormat;
import ai.voicecore.gregor.cli.terminal.Console;
import ai.voicecore.gregor.cli.terminal.Durations;
import ai.voicecore.gregor.cli.terminal.ExitCode;
import ai.voicecore.gregor.concurrent.Time;
import ai.voicecore.gregor.spec.InvalidSpec;
import java.time.Duration;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Duration and rate of an audit. */
public final class AuditLength {
    /** What one audit can examine in the memory of the command line: it loads the whole history of a partition. */
    private static final long MAX_RECORDS = 12_000_000;

    private static final Duration TICK = Duration.ofMillis(200);

    @Option(
            names = "--for",
            paramLabel = "TIME",
            defaultValue = "60s",
            converter = Durations.class,
            description = "How long the load runs (default: ${DEFAULT-VALUE}).")
    private Duration length = Duration.ofSeconds(60);

    @Mixin
    private AuditRate rate = new AuditRate();

    public int rate() {
        return rate.perSecond();
    }

    /** Throws {@link InvalidSpec} if the audit would write more records than it can examine. */
    private void refuseTooMuch() {
        long records = length.toSeconds() * rate();
        if (records > MAX_RECORDS) {
            throw InvalidSpec.of(
                    "--for",
                    "and --rate make " + records + " records, and one audit has the memory to look at " + MAX_RECORDS
                            + ".",
                    "With --rate " + Math.max(1, MAX_RECORDS / length.toSeconds())
                            + " it can last so long; or let several audits follow each other.");
        }
    }

    /** Runs the load for the requested time or until Ctrl-C, and prints the report. */
    public ExitCode run(AuditedRun under, ReportFormat format, Console console) {
        refuseTooMuch();
        EarlyStop end = new EarlyStop();
        return under.run(
                (audit, cleanup) -> watch(audit, end, console),
                end,
                report -> format.print(new AuditOutput(report), console));
    }

    private void watch(Audit audit, EarlyStop end, Console console) {
        AuditProgress now = audit.progress();
        while (now.running().compareTo(length) < 0 && !end.isAsked()) {
            console.doing(
                    "running the audit",
                    now.running().toSeconds() + " of " + length.toSeconds() + " s, " + now.acknowledged()
                            + " acknowledged, " + now.read() + " read");
            // Not the command's clock: here Ctrl-C is polled and only ends the load early.
            Time.REAL.pause(TICK);
            now = audit.progress();
        }
    }
}
