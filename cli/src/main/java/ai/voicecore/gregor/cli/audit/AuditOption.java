package ai.voicecore.gregor.cli.audit;

import ai.voicecore.gregor.audit.AuditReport;
import ai.voicecore.gregor.cli.option.AuditRate;
import ai.voicecore.gregor.cli.report.AuditOutput;
import ai.voicecore.gregor.cli.report.ChangeReport;
import ai.voicecore.gregor.cli.wiring.Context;
import ai.voicecore.gregor.cluster.Cluster;
import ai.voicecore.gregor.concurrent.Stopped;
import ai.voicecore.gregor.concurrent.Time;
import ai.voicecore.gregor.spec.InvalidSpec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The option {@code --audit}: runs a change of a cluster under a verified load. */
public final class AuditOption {
    /** New clients are slow at first; this must not count against the change. */
    private static final Duration WARM_UP = Duration.ofSeconds(5);

    @Option(
            names = "--audit",
            description = "Run the change under a verified load, and report the result. Exit code 3 if a record"
                    + " is lost, duplicated or out of order.")
    private boolean audited;

    @Mixin
    private AuditRate rate = new AuditRate();

    public boolean isRequested() {
        if (rate.isGiven() && !audited) {
            throw InvalidSpec.of("--rate", "is the rate of an audit.", "Add --audit.");
        }
        return audited;
    }

    /**
     * Executes the change, with an audit if requested. If the change fails, the audit report is printed before the
     * exception is thrown. The report does not say yet what was done.
     *
     * @param cluster as it is before the change
     */
    public ChangeReport runUnderAudit(Context context, Cluster cluster, Runnable change) {
        if (!isRequested()) {
            return report(cluster, timed(change), Optional.empty());
        }
        AtomicReference<Duration> took = new AtomicReference<>(Duration.ZERO);
        AtomicReference<RuntimeException> failure = new AtomicReference<>();
        AuditReport report = context.underAudit(cluster, rate.perSecond()).run((load, cleanup) -> {
            context.console().doing("the load runs for " + WARM_UP.toSeconds() + " s before anything is changed");
            context.stop().pause(WARM_UP);
            try {
                took.set(timed(change));
            } catch (Stopped e) {
                throw e;
            } catch (RuntimeException e) {
                failure.set(e);
            }
        });
        if (failure.get() != null) {
            context.console().done(new AuditOutput(report).text(context.console()));
            throw failure.get();
        }
        return report(cluster, took.get(), Optional.of(report));
    }

    private static ChangeReport report(Cluster cluster, Duration took, Optional<AuditReport> audit) {
        return new ChangeReport(cluster.spec().name(), List.of(), took, audit, Optional.empty());
    }

    private static Duration timed(Runnable change) {
        long start = Time.REAL.nanos();
        change.run();
        return Time.REAL.since(start);
    }
}
