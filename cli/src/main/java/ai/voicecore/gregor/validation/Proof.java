package ai.voicecore.gregor.validation;

import ai.voicecore.gregor.admin.AdminFailure;
import ai.voicecore.gregor.check.Checks;
import ai.voicecore.gregor.check.Evidence;
import ai.voicecore.gregor.cluster.Cluster;
import ai.voicecore.gregor.cluster.Services;
import ai.voicecore.gregor.concurrent.Stop;
import ai.voicecore.gregor.platform.Progress;
import ai.voicecore.gregor.topology.Topology;
import java.util.List;

/** Runs the checks, and has them clean up after themselves even on Ctrl-C. */
public final class Proof {
    private Proof() {}

    public static ValidationReport run(Cluster cluster, Progress progress) {
        return run(cluster, progress, Arrival.OVER);
    }

    /**
     * Runs the checks that belong to the cluster.
     *
     * @param arrival the registry and Connect, which may come up while the brokers are tried already
     */
    public static ValidationReport run(Cluster cluster, Progress progress, Arrival arrival) {
        Validation<Evidence> validation = Validation.of(
                cluster.topology(),
                Checks.of(cluster.spec()),
                cluster.platform()::observe,
                cluster.services(),
                progress);
        return run(validation, cluster.stop(), progress, arrival);
    }

    public static ValidationReport run(Validation<?> validation, Stop stop, Progress progress, Arrival arrival) {
        Cleanup cleanup = new Cleanup();
        return stop.during(() -> validation.run(cleanup, arrival), () -> interrupted(cleanup, progress));
    }

    /** Has a cluster that is there for the purpose only do what a validated deployment asks of it; the outcome is nobody's concern. */
    public static void exercise(Topology training, Services services) {
        try {
            if (training.registryUrl().isPresent()) {
                services.registry(training)
                        .setCompatibility(training.spec().registry().compatibility());
            }
        } catch (AdminFailure e) {
            // As for the checks: what does not answer is not learnt, and nothing else depends on it.
        }
        Validation.of(training, Checks.of(training.spec()), List::of, services, Progress.SILENT)
                .run(new Cleanup());
    }

    private static void interrupted(Cleanup cleanup, Progress progress) {
        progress.doing("interrupted; removing what the checks have made");
        cleanup.close();
        cleanup.failures().forEach(left -> progress.done("left behind, remove it by hand: " + left));
    }
}
