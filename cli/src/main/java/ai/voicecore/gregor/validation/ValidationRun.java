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

/** Runs the checks, and cleans up even on Ctrl-C. */
public final class ValidationRun {
    private ValidationRun() {}

    public static ValidationReport run(Cluster cluster, Progress progress) {
        return run(cluster, progress, ClientStartup.COMPLETE);
    }

    /**
     * Runs the checks of the cluster.
     *
     * @param arrival the registry and Connect, which may still start while the brokers are checked
     */
    public static ValidationReport run(Cluster cluster, Progress progress, ClientStartup arrival) {
        Validation<Evidence> validation = Validation.of(
                cluster.topology(),
                Checks.of(cluster.spec()),
                cluster.platform()::observe,
                cluster.services(),
                progress);
        return run(validation, cluster.stop(), progress, arrival);
    }

    public static ValidationReport run(Validation<?> validation, Stop stop, Progress progress, ClientStartup arrival) {
        Cleanup cleanup = new Cleanup();
        return stop.during(() -> validation.run(cleanup, arrival), () -> interrupted(cleanup, progress));
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
        Validation.of(training, Checks.of(training.spec()), List::of, services, Progress.SILENT)
                .run(new Cleanup());
    }

    private static void interrupted(Cleanup cleanup, Progress progress) {
        progress.doing("interrupted; removing what the checks have created");
        cleanup.close();
        cleanup.failures().forEach(left -> progress.done("left behind, remove it by hand: " + left));
    }
}
