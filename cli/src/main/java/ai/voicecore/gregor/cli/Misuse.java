package ai.voicecore.gregor.cli;

import java.util.List;
import java.util.Set;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What was probably meant by a command line that is not understood. */
final class Misuse {
    private static final Set<String> VERSION = Set.of("-V", "--version", "-v", "version");

    private Misuse() {}

    /** Lines to be put below what is wrong; empty if nothing suggests itself. */
    static String meant(ParameterException failure) {
        if (!(failure instanceof UnmatchedArgumentException unmatched)) {
            return "";
        }
        String first = unmatched.getUnmatched().getFirst();
        String command = failure.getCommandLine().getCommandSpec().qualifiedName();
        if (VERSION.contains(first)) {
            return "\n       Gregor's own version: gregor --version. A release of Kafka: gregor deploy --version V,"
                    + " or gregor upgrade --to V.";
        }
        if (first.equals("help")) {
            return "\n       Every command has its help: " + command + " COMMAND --help";
        }
        if (first.startsWith("-") && command.equals("gregor")) {
            return "\n       Options stand behind the command they are for, as in: gregor status --name NAME";
        }
        List<String> near = unmatched.getSuggestions();
        return near.isEmpty() ? "" : "\n       Did you mean " + String.join(" or ", near) + "?";
    }
}
