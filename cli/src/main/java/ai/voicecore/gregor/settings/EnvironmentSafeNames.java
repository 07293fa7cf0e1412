package ai.voicecore.gregor.settings;

import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.spec.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Which names of the brokers' settings reach a node at all, and what {@code unknownConfig} may say of them. */
final class EnvironmentSafeNames {
    /** What is left as it is on its way through a name of an environment variable and back. */
    private static final Pattern CARRIED = Pattern.compile("[a-z0-9]+([._-][a-z0-9]+)*");

    private EnvironmentSafeNames() {}

    static List<Problem> problems(ClusterSpec spec) {
        List<Problem> problems = new ArrayList<>();
        for (String name : spec.config().keySet()) {
            if (!CARRIED.matcher(name).matches()) {
                problems.add(Problem.of(
                        "config." + name,
                        "is not the name of a setting that reaches a node: names are handed over as environment variables,"
                                + " and come back with small letters, digits, dots, dashes and underscores.",
                        "Correct it, or remove it."));
            }
        }
        for (String element : spec.unknownConfig()) {
            if (spec.config().keySet().stream().noneMatch(name -> ClusterSpec.matchesUnknownConfig(element, name))) {
                problems.add(Problem.of(
                        "unknownConfig",
                        "names `" + element + "`, which `config` does not have.",
                        "Remove it, or write the name as it is in `config`."));
            }
        }
        return problems;
    }
}
