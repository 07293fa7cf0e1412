package ai.voicecore.gregor.cli.report;

import ai.voicecore.gregor.cli.terminal.Data;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** The option for the format of a report. */
public final class ReportFormat {
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

    /** The report in the selected format; only this format is generated. */
    public String of(Supplier<String> text, Supplier<Object> tree, Supplier<String> junit) {
        return switch (format) {
            case text -> text.get();
            case json -> Data.json(tree.get());
            case junit -> junit.get();
        };
    }
}
