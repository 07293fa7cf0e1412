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
        Thread onInterrupt = new Thread(cleanup::close, "cleanup");
        Runtime.getRuntime().addShutdownHook(onInterrupt);
        try {
            return new Validation(
                            cluster.topology(), cluster.platform(), cluster.services(), RandomGenerator.getDefault())
                    .run(cleanup);
        } finally {
            Interrupts.forget(onInterrupt);
        }
    }
}
