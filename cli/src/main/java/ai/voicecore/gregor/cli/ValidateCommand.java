package ai.voicecore.gregor.cli;

import ai.voicecore.gregor.engine.ValidationReport;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the checks. */
@Command(name = "validate", description = "Checks that the cluster works, with evidence. Exit code 3 if it does not.")
final class ValidateCommand implements Callable<ExitCode> {
    private final Context context;

    @Mixin
    private ClusterOption cluster = new ClusterOption();

    @Option(
            names = {"-o", "--output"},
            defaultValue = "text",
            description = "One of: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Format format = Format.text;

    /** The words of the option. */
    private enum Format {
        text,
        json,
        junit
    }

    ValidateCommand(Context context) {
        this.context = context;
    }

    @Override
    public ExitCode call() {
        ValidationReport report = Proof.run(context.wiring().deployed(cluster.name()), context.console());
        context.console()
                .answer(
                        switch (format) {
                            case text -> ValidationText.of(report, context.console());
                            case json -> Data.json(ValidationJson.of(report));
                            case junit -> ValidationJUnit.of(report);
                        });
        return report.holds() ? ExitCode.DONE : ExitCode.FINDINGS;
    }
}
