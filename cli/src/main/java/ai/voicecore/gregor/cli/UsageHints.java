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

    /** Names that other tools use. */
    private static final Map<String, String> SYNONYMS = Map.ofEntries(
            Map.entry("start", "deploy"),
            Map.entry("up", "deploy"),
            Map.entry("apply", "deploy"),
            Map.entry("create", "deploy"),
            Map.entry("install", "deploy"),
            Map.entry("scale", "deploy"),
            Map.entry("stop", "down"),
            Map.entry("delete", "down"),
            Map.entry("destroy", "down"),
            Map.entry("remove", "down"),
            Map.entry("uninstall", "down"),
            Map.entry("list", "status"),
            Map.entry("ps", "status"),
            Map.entry("check", "validate"),
            Map.entry("test", "validate"),
            Map.entry("rollback", "upgrade"));

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
            return "\n       Options stand behind the command they are for, as in: gregor status --name NAME";
        }
        String meant = first.startsWith("-")
                ? suggested(unmatched)
                : (isTop ? Optional.ofNullable(SYNONYMS.get(first)).map("gregor "::concat) : asOption(first, command))
                        .orElseGet(() -> suggested(unmatched));
        return meant.isEmpty() ? "" : "\n       Did you mean " + meant + "?";
    }

    private static String suggested(UnmatchedArgumentException unmatched) {
        List<String> near = unmatched.getSuggestions();
        return String.join(" or ", near);
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
