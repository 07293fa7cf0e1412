package ai.voicecore.gregor.cli;

import ai.voicecore.gregor.audit.Audit;
import ai.voicecore.gregor.audit.AuditProgress;
import ai.voicecore.gregor.audit.AuditReport;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs a verified load. */
@Command(
        name = "run",
        description =
                "Writes to topics of its own, plainly, idempotently and in transactions, reads everything back, and"
                        + " says what is lost, doubled, out of order, aborted but read, torn or rewritten, and how long each"
                        + " partition stood still. Exit code 3 if anything is wrong.")
final class AuditRunCommand implements Callable<ExitCode> {
    private static final Duration TICK = Duration.ofMillis(200);

    private final Context context;

    @Mixin
    private ClusterOption option = new ClusterOption();

    @Mixin
    private ReportFormat format = new ReportFormat();

    @Option(
            names = "--for",
            paramLabel = "TIME",
            defaultValue = "60s",
            converter = Durations.class,
            description = "How long the load runs (default: ${DEFAULT-VALUE}).")
    private Duration length = Duration.ofSeconds(60);

    @Mixin
    private AuditRate rate = new AuditRate();

    AuditRunCommand(Context context) {
        this.context = context;
    }

    @Override
    public ExitCode call() {
        Cluster cluster = context.wiring().deployed(option);
        Console console = context.console();
        AuditReport report = new UnderAudit(
                        cluster,
                        context.wiring().audits(cluster.topology().spec().name()),
                        rate.perSecond(),
                        console)
                .run((audit, cleanup) -> watch(audit));
        console.answer(format.of(
                () -> AuditText.of(report, console), () -> AuditJson.of(report), () -> AuditJUnit.of(report)));
        return report.holds() ? ExitCode.DONE : ExitCode.FINDINGS;
    }

    private void watch(Audit audit) {
        AuditProgress now = audit.progress();
        while (now.running().compareTo(length) < 0) {
            context.console()
                    .doing("audit " + now.running().toSeconds() + " of " + length.toSeconds() + " s: "
                            + now.acknowledged() + " acknowledged, " + now.read() + " read");
            LockSupport.parkNanos(TICK.toNanos());
            now = audit.progress();
        }
    }
}
