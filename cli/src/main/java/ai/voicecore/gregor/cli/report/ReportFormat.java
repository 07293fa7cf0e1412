package ai.voicecore.gregor.cli.report;

import ai.voicecore.gregor.cli.terminal.Console;
import ai.voicecore.gregor.cli.terminal.Data;
import ai.voicecore.gregor.cli.terminal.ExitCode;
import picocli.CommandLine.Option;

/** The option for the format of a report. */
public final class ReportFormat {
    @Option(
            names = {"-o", "--output"},
            defaultValue = "text",
            description = "One of: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Format format = Format.text;

    private enum Format {
        text,
        json,
        junit
    }

    public ExitCode print(Report report, Console console) {
        console.answer(
                switch (format) {
                    case text -> report.text(console);
                    case json -> Data.json(report.tree(console.cluster()));
                    case junit -> report.junit(console.cluster()).xml();
                });
        return report.holds() ? ExitCode.DONE : ExitCode.FINDINGS;
    }
}
