package ai.voicecore.gregor.validation;

import ai.voicecore.gregor.admin.AdminFailure;
import ai.voicecore.gregor.check.Check;
import ai.voicecore.gregor.check.Checks;
import ai.voicecore.gregor.check.Checks.LeftOut;
import ai.voicecore.gregor.check.Evidence;
import ai.voicecore.gregor.check.Finding;
import ai.voicecore.gregor.check.Verdict;
import ai.voicecore.gregor.cluster.Cluster;
import ai.voicecore.gregor.cluster.Services;
import ai.voicecore.gregor.concurrent.ParallelTasks;
import ai.voicecore.gregor.concurrent.Stop;
import ai.voicecore.gregor.concurrent.Time;
import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.platform.Progress;
import ai.voicecore.gregor.snapshot.NodeStatus;
import ai.voicecore.gregor.topology.Topology;
import ai.voicecore.gregor.validation.ValidationReport.CheckResult;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Runs all checks of a cluster together, and removes what they made.
 *
 * @param <E> what the checks look at
 * @param cluster its name, for the report
 * @param leftOut the checks that are not run
 * @param source opens the evidence; the cleanup undoes what is made for it, and the rest of the start may not be over yet
 */
public record Validation<E>(
        String cluster,
        List<Check<? super E>> checks,
        List<LeftOut> leftOut,
        BiFunction<Cleanup, ClientStartup, E> source,
        Progress progress) {

    /** Of one of Gregor's own clusters; {@code nodes} tells how they are now. */
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
                (cleanup, arrival) -> new LiveEvidence(topology, services, nodes, cleanup, arrival).open(),
                progress);
    }

    public static ValidationReport run(Cluster cluster, Progress progress) {
        return run(cluster, progress, ClientStartup.COMPLETE);
    }

    /** Runs the checks of the cluster; registry and Connect may still start while the brokers are checked. */
    public static ValidationReport run(Cluster cluster, Progress progress, ClientStartup arrival) {
        return of(
                        cluster.topology(),
                        Checks.of(cluster.spec()),
                        cluster.platform()::observe,
                        cluster.services(),
                        progress)
                .run(cluster.stop(), arrival);
    }

    /** Runs the checks, and cleans up even on Ctrl-C. */
    public ValidationReport run(Stop stop, ClientStartup arrival) {
        Cleanup cleanup = new Cleanup();
        return stop.during(() -> run(cleanup, arrival), () -> {
            progress.doing("interrupted; removing what the checks have created");
            cleanup.close(progress);
        });
    }

    /** Uses a training cluster as a validated deployment does; the result is ignored. */
    public static void exercise(Topology training, Services services) {
        try {
            if (training.registryUrl().isPresent()) {
                services.registry(training)
                        .setCompatibility(training.spec().registry().compatibility());
            }
        } catch (AdminFailure e) {
            // A service that does not answer is only missing from the training.
        }
        of(training, Checks.of(training.spec()), List::of, services, Progress.SILENT)
                .run(new Cleanup(), ClientStartup.COMPLETE);
    }

    /** @param cleanup closed at the end; the caller closes it too if it is interrupted */
    private ValidationReport run(Cleanup cleanup, ClientStartup arrival) {
        long start = Time.REAL.nanos();
        List<CheckResult> results;
        Set<String> unfinished =
                checks.stream().map(Check::id).collect(Collectors.toCollection(ConcurrentSkipListSet::new));
        progress.doing(what());
        try {
            E evidence = source.apply(cleanup, arrival);
            results = List.copyOf(ParallelTasks.each(checks, check -> finished(check, evidence, unfinished)));
        } finally {
            cleanup.close();
        }
        return new ValidationReport(cluster, results, leftOut, cleanup.failures(), Time.REAL.since(start));
    }

    private String what() {
        return "checking that " + cluster + " works";
    }

    private CheckResult finished(Check<? super E> check, E evidence, Set<String> unfinished) {
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
                            Failure.sentence(e.getMessage()), e.rights().orElseGet(check::remedyIfUnreachable))));
        }
        return new CheckResult(
                check.id(), check.title(), verdict.evidence(), verdict.findings(), Time.REAL.since(start));
    }
}
