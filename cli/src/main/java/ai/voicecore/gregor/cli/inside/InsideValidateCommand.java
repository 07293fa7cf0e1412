package ai.voicecore.gregor.cli.inside;

import ai.voicecore.gregor.admin.rest.HttpReadiness;
import ai.voicecore.gregor.check.Checks;
import ai.voicecore.gregor.check.Evidence;
import ai.voicecore.gregor.cli.report.ReportFormat;
import ai.voicecore.gregor.cli.report.ValidationAnswer;
import ai.voicecore.gregor.cli.terminal.ExitCode;
import ai.voicecore.gregor.cli.wiring.Context;
import ai.voicecore.gregor.topology.Topology;
import ai.voicecore.gregor.validation.ClientStartup;
import ai.voicecore.gregor.validation.Validation;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs the checks that need only the nodes. */
@Command(
        name = "validate",
        description = "Checks that the cluster works, as a client in it sees it. Exit code 3 if it does not.")
public final class InsideValidateCommand implements Callable<ExitCode> {
    private final Context context;

    @Mixin
    private InsideOptions options = new InsideOptions();

    @Mixin
    private ReportFormat format = new ReportFormat();

    public InsideValidateCommand(Context context) {
        this.context = context;
    }

    @Override
    public ExitCode call() {
        Topology topology = options.topology();
        Validation<Evidence> validation = Validation.of(
                topology,
                Checks.ofNodes(topology.spec()),
                new HttpReadiness(topology),
                options.services(context),
                context.console());
        return ValidationAnswer.print(
                validation.run(context.stop(), ClientStartup.COMPLETE), format, context.console());
    }
}
