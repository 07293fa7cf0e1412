package ai.voicecore.gregor.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs the checks. */
@Command(name = "validate", description = "Checks that the cluster works, with evidence. Exit code 3 if it does not.")
final class ValidateCommand implements Callable<ExitCode> {
    private final Context context;

    @Mixin
    private ClusterOption cluster = new ClusterOption();

    @Mixin
    private ReportFormat format = new ReportFormat();

    ValidateCommand(Context context) {
        this.context = context;
    }

    @Override
    public ExitCode call() {
        return Proof.tell(Proof.run(context.wiring().deployed(cluster), context.console()), format, context.console());
    }
}
