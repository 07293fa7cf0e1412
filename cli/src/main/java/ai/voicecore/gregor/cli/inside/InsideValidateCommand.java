package ai.voicecore.gregor.cli.inside;

import ai.voicecore.gregor.admin.rest.HttpReadiness;
import ai.voicecore.gregor.check.Checks;
import ai.voicecore.gregor.check.Evidence;
import ai.voicecore.gregor.cli.report.ReportFormat;
import ai.voicecore.gregor.cli.report.ValidationOutput;
import ai.voicecore.gregor.cli.terminal.ExitCode;
import ai.voicecore.gregor.topology.Topology;
import ai.voicecore.gregor.validation.ClientStartup;
import ai.voicecore.gregor.validation.Validation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs the checks that need only the nodes. */
@Command(
        name = "validate",
        description = "Checks that the cluster works, as a client in it sees it. Exit code 3 if it does not.")
public final class InsideValidateCommand extends InsidePodCommand {
    @Mixin
    private ReportFormat format = new ReportFormat();

    @Override
    public ExitCode call() {
        Topology topology = topology();
        Validation<Evidence> validation = Validation.of(
                topology, Checks.ofNodes(topology.spec()), new HttpReadiness(topology), services(), console());
        return format.print(new ValidationOutput(validation.run(stop(), ClientStartup.COMPLETE)), console());
    }
}
