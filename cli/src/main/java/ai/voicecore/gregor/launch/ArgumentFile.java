package ai.voicecore.gregor.launch;

import java.util.List;
import java.util.stream.Collectors;

/** A file of arguments for {@code java @FILE} ("The java Command", java @argfiles). */
public final class ArgumentFile {
    private ArgumentFile() {}

    /** The text: one quoted argument per line. */
    public static String of(List<String> arguments) {
        return arguments.stream().map(ArgumentFile::quoted).collect(Collectors.joining("\n", "", "\n"));
    }

    private static String quoted(String argument) {
        return '"' + argument.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
