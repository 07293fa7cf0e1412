package ai.voicecore.gregor.audit.run;

import ai.voicecore.gregor.admin.ClusterAdmin;
import ai.voicecore.gregor.admin.TemporaryNames;
import ai.voicecore.gregor.audit.Audit;
import ai.voicecore.gregor.audit.AuditReport;
import ai.voicecore.gregor.cluster.Brokers;
import ai.voicecore.gregor.concurrent.Stop;
import ai.voicecore.gregor.concurrent.Time;
import ai.voicecore.gregor.platform.Progress;
import ai.voicecore.gregor.snapshot.TemporaryName;
import ai.voicecore.gregor.validation.Cleanup;
import java.nio.file.Path;
import java.util.function.Function;

/**
 * Runs a verified load while something is done to a cluster, and removes everything of the load afterwards, also on Ctrl-C.
 *
 * @param scratch directory for the audit's ledger
 * @param rate records a second
 */
public record AuditedRun(Brokers brokers, Path scratch, int rate, Progress progress, Stop stop) {

    /** The work under the load; it adds its undo actions to the cleanup. */
    public interface Work {
        void accept(Audit audit, Cleanup cleanup);
    }

    /**
     * On Ctrl-C the audit ends without a report, and everything is undone.
     *
     * @param work starts when all lanes are written and read; the load ends when it returns
     */
    public AuditReport run(Work work) {
        Cleanup cleanup = new Cleanup();
        return stop.during(() -> run(cleanup, work, stop), () -> interrupted(cleanup));
    }

    /**
     * On Ctrl-C the work is asked to end, and the report is still made.
     *
     * @param work must return soon after the request to end
     */
    public <T> T run(Work work, EarlyStop end, Function<AuditReport, T> print) {
        Cleanup cleanup = new Cleanup();
        Work noticed = (audit, undo) -> {
            end.begin();
            work.accept(audit, undo);
        };
        return stop.during(
                () -> {
                    try {
                        return print.apply(run(cleanup, noticed, Time.REAL));
                    } finally {
                        end.reported();
                    }
                },
                () -> finishEarly(cleanup, end));
    }

    /** @param time the clock for the audit's waiting */
    private AuditReport run(Cleanup cleanup, Work work, Time time) {
        try {
            AuditReport report = audited(cleanup, work, time);
            cleanup.close();
            return report.leaving(cleanup.failures());
        } finally {
            cleanup.close();
        }
    }

    private AuditReport audited(Cleanup cleanup, Work work, Time time) {
        ClusterAdmin admin = brokers.admin().get();
        cleanup.register("connection", admin::close);
        String run = TemporaryNames.newName(TemporaryName.Purpose.AUDIT).digits();
        Audit audit = new Audit(brokers, admin, scratch, run, rate, time);
        progress.doing("starting the audit's load");
        cleanup.register("the audit's load", audit::close);
        audit.start();
        work.accept(audit, cleanup);
        progress.doing("looking for every record");
        return audit.finish();
    }

    private void finishEarly(Cleanup cleanup, EarlyStop end) {
        if (end.isBegun()) {
            progress.doing("interrupted; looking for every record that was written until now");
            end.ask();
            cleanup.close(progress);
        } else {
            interrupted(cleanup);
        }
    }

    private void interrupted(Cleanup cleanup) {
        progress.doing("interrupted; ending the load and removing what it has created");
        cleanup.close(progress);
    }
}
