package ai.voicecore.gregor.validation;

import ai.voicecore.gregor.admin.AdminFailure;
import ai.voicecore.gregor.check.Check;
import ai.voicecore.gregor.check.Evidence;
import ai.voicecore.gregor.check.Finding;
import ai.voicecore.gregor.check.Verdict;
import ai.voicecore.gregor.cluster.Services;
import ai.voicecore.gregor.cluster.TimedOut;
import ai.voicecore.gregor.concurrent.ParallelTasks;
import ai.voicecore.gregor.concurrent.Time;
import ai.voicecore.gregor.platform.PlatformFailure;
import ai.voicecore.gregor.platform.Progress;
import ai.voicecore.gregor.snapshot.NodeStatus;
import ai.voicecore.gregor.topology.Topology;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Supplier;

/** Runs all checks of a cluster in parallel, and removes their temporary objects. */
public final class Validation {
    private final Topology topology;
    private final List<Check> checks;
    private final Supplier<List<NodeStatus>> nodes;
    private final Services services;
    private final Progress progress;
    private final Set<String> unfinished = new ConcurrentSkipListSet<>();

    /** @param nodes returns the current status of the nodes */
    public Validation(
            Topology topology,
            List<Check> checks,
            Supplier<List<NodeStatus>> nodes,
            Services services,
            Progress progress) {
        this.topology = topology;
        this.checks = checks;
        this.nodes = nodes;
        this.services = services;
        this.progress = progress;
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
        LiveEvidence evidence = new LiveEvidence(topology, services, nodes, cleanup, arrival);
        List<CheckResult> results;
        checks.forEach(check -> unfinished.add(check.id()));
        progress.doing(what());
        try {
            open(evidence);
            results = List.copyOf(ParallelTasks.each(checks, check -> runOrBreak(check, evidence)));
        } finally {
            cleanup.close();
        }
        return new ValidationReport(topology.spec().name(), results, cleanup.failures(), Time.REAL.since(start));
    }

    private static void open(LiveEvidence evidence) {
        try {
            evidence.open();
        } catch (AdminFailure e) {
            // Every check that needs the brokers will report this itself.
            return;
        }
    }

    private String what() {
        return "checking that " + topology.spec().name() + " works";
    }

    private CheckResult runOrBreak(Check check, Evidence evidence) {
        try {
            CheckResult result = run(check, evidence);
            unfinished.remove(check.id());
            progress.doing(what(), "not finished: " + String.join(", ", unfinished));
            return result;
        } catch (PlatformFailure | TimedOut e) {
            throw e;
        } catch (RuntimeException e) {
            throw new IllegalStateException("a check broke: " + e, e);
        }
    }

    private static CheckResult run(Check check, Evidence evidence) {
        long start = Time.REAL.nanos();
        Verdict verdict;
        try {
            verdict = check.examine(evidence);
        } catch (AdminFailure e) {
            verdict = Verdict.of(
                    "no evidence", List.of(new Finding(sentence(e.getMessage()), check.remedyIfUnreachable())));
        }
        return new CheckResult(
                check.id(), check.title(), verdict.evidence(), verdict.findings(), Time.REAL.since(start));
    }

    private static String sentence(String message) {
        return message.endsWith(".") ? message : message + ".";
    }
}
