package ai.voicecore.gregor.cli;

import ai.voicecore.gregor.engine.Cleanup;
import ai.voicecore.gregor.engine.Validation;
import ai.voicecore.gregor.engine.ValidationReport;
import ai.voicecore.gregor.platform.Progress;
import java.util.random.RandomGenerator;

/** Runs the checks, and has them clean up after themselves even on Ctrl-C. */
final class Proof {
    private Proof() {}

    static ValidationReport run(Cluster cluster, Progress progress) {
        progress.doing("checking that " + cluster.topology().spec().name() + " works");
        Cleanup cleanup = new Cleanup();
        Thread onInterrupt = new Thread(() -> interrupted(cleanup, progress), "cleanup");
        Runtime.getRuntime().addShutdownHook(onInterrupt);
        try {
            return new Validation(
                            cluster.topology(), cluster.platform(), cluster.services(), RandomGenerator.getDefault())
                    .run(cleanup);
        } finally {
            Interrupts.forget(onInterrupt);
        }
    }

    private static void interrupted(Cleanup cleanup, Progress progress) {
        progress.doing("interrupted; removing what the checks have made");
        cleanup.close();
        cleanup.failures().forEach(left -> progress.done("left behind, remove it by hand: " + left));
    }
}
