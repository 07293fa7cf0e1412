package ai.voicecore.gregor.cli;

import ai.voicecore.gregor.check.Checks;
import ai.voicecore.gregor.engine.Cleanup;
import ai.voicecore.gregor.engine.Validation;
import ai.voicecore.gregor.engine.ValidationReport;
import ai.voicecore.gregor.platform.Progress;
import java.util.random.RandomGenerator;

/** Runs the checks, and has them clean up after themselves even on Ctrl-C. */
final class Proof {
    private Proof() {}

    static ValidationReport run(Cluster cluster, Progress progress) {
        return run(cluster, progress, () -> {});
    }

    /** @param rest brings up the registry and Connect while the brokers are tried already */
    static ValidationReport run(Cluster cluster, Progress progress, Runnable rest) {
        Validation validation = new Validation(
                cluster.topology(),
                Checks.of(cluster.topology().spec()),
                cluster.platform()::observe,
                cluster.services(),
                RandomGenerator.getDefault());
        return run(validation, cluster.topology().spec().name(), progress, rest);
    }

    static ValidationReport run(Validation validation, String cluster, Progress progress, Runnable rest) {
        progress.doing("checking that " + cluster + " works");
        Cleanup cleanup = new Cleanup();
        Thread onInterrupt = new Thread(() -> interrupted(cleanup, progress), "cleanup");
        Runtime.getRuntime().addShutdownHook(onInterrupt);
        try {
            return validation.run(cleanup, rest);
        } finally {
            Interrupts.forget(onInterrupt);
        }
    }

    /** Tells what came of it, and says what the command's exit code is. */
    static ExitCode tell(ValidationReport report, ReportFormat format, Console console) {
        console.answer(format.of(
                () -> ValidationText.of(report, console),
                () -> ValidationJson.of(report),
                () -> ValidationJUnit.of(report)));
        return report.holds() ? ExitCode.DONE : ExitCode.FINDINGS;
    }

    private static void interrupted(Cleanup cleanup, Progress progress) {
        progress.doing("interrupted; removing what the checks have made");
        cleanup.close();
        cleanup.failures().forEach(left -> progress.done("left behind, remove it by hand: " + left));
    }
}
