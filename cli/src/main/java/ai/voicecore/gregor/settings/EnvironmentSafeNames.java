package ai.voicecore.gregor.settings;

import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.spec.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Which names of broker settings can be passed to a node, and what {@code unknownConfig} may contain. */
final class EnvironmentSafeNames {
    /** Names that do not change when they are converted to an environment variable and back. */
    private static final Pattern CARRIED = Pattern.compile("[a-z0-9]+([._-][a-z0-9]+)*");

    private EnvironmentSafeNames() {}

    static List<Problem> problems(ClusterSpec spec) {
        List<Problem> problems = new ArrayList<>();
        for (String name : spec.config().keySet()) {
            if (!CARRIED.matcher(name).matches()) {
                problems.add(Problem.ofConfig(
                        name,
                        "is not a name that can be passed to a node: names are passed as environment variables,"
                                + " and can only have lower-case letters, digits, dots, dashes and underscores.",
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
