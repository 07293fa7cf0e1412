package ai.voicecore.gregor.validation;

import ai.voicecore.gregor.admin.AdminFailure;
import ai.voicecore.gregor.admin.Rights;
import ai.voicecore.gregor.check.BrokerEvidence;
import ai.voicecore.gregor.check.Check;
import ai.voicecore.gregor.check.Checks.LeftOut;
import ai.voicecore.gregor.check.Evidence;
import ai.voicecore.gregor.check.Finding;
import ai.voicecore.gregor.check.Verdict;
import ai.voicecore.gregor.cluster.Services;
import ai.voicecore.gregor.concurrent.ParallelTasks;
import ai.voicecore.gregor.concurrent.Time;
import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.platform.Progress;
import ai.voicecore.gregor.snapshot.NodeStatus;
import ai.voicecore.gregor.topology.Topology;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Supplier;

/**
 * Runs all checks of a cluster together, and removes what they made.
 *
 * @param <E> what the checks look at
 */
public final class Validation<E extends BrokerEvidence> {
    private final String cluster;
    private final List<Check<? super E>> checks;
    private final List<LeftOut> leftOut;
    private final Source<E> source;
    private final Progress progress;
    private final Set<String> unfinished = new ConcurrentSkipListSet<>();

    /**
     * A validation that is not run yet.
     *
     * @param cluster its name, for the report
     * @param leftOut the checks that are not run
     */
    public Validation(
            String cluster, List<Check<? super E>> checks, List<LeftOut> leftOut, Source<E> source, Progress progress) {
        this.cluster = cluster;
        this.checks = checks;
        this.leftOut = leftOut;
        this.source = source;
        this.progress = progress;
    }

    /** Where the evidence is from. */
    public interface Source<E> {
        /**
         * Opens it.
         *
         * @param cleanup undoes what is made for it
         * @param arrival what may not be there yet
         */
        E open(Cleanup cleanup, ClientStartup arrival);
    }

    /**
     * Of one of Gregor's own clusters.
     *
     * @param nodes tells how the nodes are now
     */
    public static Validation<Evidence> of(
            Topology topology,
            List<Check<? super Evidence>> checks,
            Supplier<List<NodeStatus>> nodes,
            Services services,
            Progress progress) {
        return new Validation<>(
                topology.spec().name(),
                checks,
                List.of(),
                (cleanup, arrival) -> open(new LiveEvidence(topology, services, nodes, cleanup, arrival)),
                progress);
    }

    /**
     * Runs the checks.
     *
     * @param cleanup closed at the end; the caller closes it too if it is interrupted
     */
    public ValidationReport run(Cleanup cleanup) {
        return run(cleanup, ClientStartup.COMPLETE);
    }

    /**
     * Runs the checks during the start of the cluster.
     *
     * @param cleanup closed at the end; the caller closes it too if it is interrupted
     * @param arrival the rest of the start; awaited while the data path of the brokers is checked
     */
    public ValidationReport run(Cleanup cleanup, ClientStartup arrival) {
        long start = Time.REAL.nanos();
        List<CheckResult> results;
        checks.forEach(check -> unfinished.add(check.id()));
        progress.doing(what());
        try {
            E evidence = source.open(cleanup, arrival);
            results = List.copyOf(ParallelTasks.each(checks, check -> finished(check, evidence)));
        } finally {
            cleanup.close();
        }
        return new ValidationReport(cluster, results, leftOut, cleanup.failures(), Time.REAL.since(start));
    }

    private static Evidence open(LiveEvidence evidence) {
        try {
            evidence.open();
        } catch (AdminFailure e) {
            // Every check that needs the brokers will report this itself.
        }
        return evidence;
    }

    private String what() {
        return "checking that " + cluster + " works";
    }

    private CheckResult finished(Check<? super E> check, E evidence) {
        CheckResult result = run(check, evidence);
        unfinished.remove(check.id());
        progress.doing(what(), "not finished: " + String.join(", ", unfinished));
        return result;
    }

    private static <E> CheckResult run(Check<? super E> check, E evidence) {
        long start = Time.REAL.nanos();
        Verdict verdict;
        try {
            verdict = check.examine(evidence);
        } catch (AdminFailure e) {
            verdict = Verdict.of(
                    "no evidence",
                    List.of(new Finding(
                            Failure.sentence(e.getMessage()), Rights.remedy(e).orElseGet(check::remedyIfUnreachable))));
        }
        return new CheckResult(
                check.id(), check.title(), verdict.evidence(), verdict.findings(), Time.REAL.since(start));
    }
}
