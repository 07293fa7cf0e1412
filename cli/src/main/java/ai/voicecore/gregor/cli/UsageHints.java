package ai.voicecore.gregor.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Suggestions for a command line that is not understood. */
final class UsageHints {
    private static final Set<String> VERSION = Set.of("-V", "--version", "-v", "version");

    /** Command → its names in other tools. */
    private static final Map<String, Set<String>> SYNONYMS = Map.of(
            "deploy", Set.of("start", "up", "apply", "create", "install", "scale"),
            "down", Set.of("stop", "delete", "destroy", "remove", "uninstall"),
            "status", Set.of("list", "ps"),
            "validate", Set.of("check", "test"),
            "upgrade", Set.of("rollback"));

    private UsageHints() {}

    /** Suggestion lines for below the error; empty if there is none. */
    static String meant(ParameterException failure) {
        if (!(failure instanceof UnmatchedArgumentException unmatched)) {
            return "";
        }
        String first = unmatched.getUnmatched().getFirst();
        CommandSpec command = failure.getCommandLine().getCommandSpec();
        boolean isTop = command.parent() == null;
        if (VERSION.contains(first)) {
            return "\n       Gregor's own version: gregor --version. A release of Kafka: gregor deploy --version V,"
                    + " or gregor upgrade --to V.";
        }
        if (first.equals("help")) {
            return "\n       Every command has its help: " + command.qualifiedName() + " COMMAND --help";
        }
        if (first.startsWith("-") && isTop) {
            return "\n       Options stand behind the command they are for, as in: {gregor status} --name NAME";
        }
        String near = String.join(" or ", unmatched.getSuggestions());
        String meant = first.startsWith("-") ? near : (isTop ? synonym(first) : asOption(first, command)).orElse(near);
        return meant.isEmpty() ? "" : "\n       Did you mean " + meant + "?";
    }

    private static Optional<String> synonym(String word) {
        return SYNONYMS.entrySet().stream()
                .filter(command -> command.getValue().contains(word))
                .findFirst()
                .map(command -> "gregor " + command.getKey());
    }

    /** The option for a value that was given without one. */
    private static Optional<String> asOption(String value, CommandSpec command) {
        boolean isFile = value.matches(".*(\\.ya?ml|\\.json|/.*)");
        return List.of(isFile ? "-f" : "--to", "--to", "--only", "--name").stream()
                .filter(option -> command.findOption(option) != null)
                .findFirst()
                .map(option -> command.qualifiedName() + " " + option + " " + value);
    }
}
