package ai.voicecore.gregor.cli.report;

import ai.voicecore.gregor.cli.terminal.Console;
import ai.voicecore.gregor.cli.terminal.Data;
import ai.voicecore.gregor.concurrent.Time;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** The options of commands that print a state. */
public final class StatusFormat {
    private static final String HOME_AND_CLEAR = "\u001b[H\u001b[2J";

    @Option(names = "--watch", description = "Print it again every second, until interrupted.")
    private boolean watch;

    @Option(
            names = {"-o", "--output"},
            defaultValue = "text",
            description = "One of: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Format format = Format.text;

    private enum Format {
        text,
        json,
        yaml
    }

    /**
     * A state as it is printed.
     *
     * @param tree for JSON and YAML
     */
    public record Printed<S>(Function<S, String> text, Function<S, Object> tree) {}

    /** Reads and prints the state; with {@code --watch} until the clock ends the wait. Returns the printed state. */
    public <S> S print(Supplier<S> read, Printed<S> printed, Console console, Time time) {
        S state = print(read.get(), printed, console);
        while (watch) {
            time.pause(Duration.ofSeconds(1));
            state = print(read.get(), printed, console);
        }
        return state;
    }

    private <S> S print(S state, Printed<S> printed, Console console) {
        String answer = switch (format) {
            case text -> printed.text().apply(state);
            case json -> Data.json(printed.tree().apply(state));
            case yaml -> Data.yaml(printed.tree().apply(state));
        };
        console.answer(watch && format == Format.text ? HOME_AND_CLEAR + answer : answer);
        return state;
    }
}
