package ai.voicecore.gregor.cli.terminal;

import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.spec.PlatformKind;
import ai.voicecore.gregor.spec.yaml.ClusterSpecReader;
import ai.voicecore.gregor.spec.yaml.SpecSource;
import java.util.List;
import java.util.regex.Pattern;

/** Makes the commands that messages name be about the cluster that the message is about, however it was named. */
public final class Remedies {
    /** What is followed by who does it, in parentheses, is not to be typed. */
    private static final Pattern COMMAND = Pattern.compile(
            "\\bgregor (deploy|validate|status|down|restart|upgrade|logs(?: [a-z-]+-[0-9]+)?+|replace(?: [a-z-]+-[0-9]+)?+|replay|audit run"
                    + "|topics (?:diff|apply|list|import|create|moves)"
                    + "|drill (?:run|list|mend))\\b(?! --(?:name|on|namespace)\\b| \\()");

    private Remedies() {}

    /**
     * The options that say which cluster is meant; empty where none are needed.
     *
     * @param known names of the clusters on this machine
     */
    public static String options(ClusterSpec spec, List<String> known) {
        ClusterSpec plain = ClusterSpecReader.read(SpecSource.defaults());
        if (spec.platform() == PlatformKind.KUBERNETES) {
            String namespace = spec.kubernetes().namespace();
            return " --on kubernetes"
                    + (namespace.equals(plain.kubernetes().namespace()) ? "" : " --namespace " + namespace);
        }
        boolean only = known.isEmpty() || known.equals(List.of(spec.name()));
        return spec.name().equals(plain.name()) && only ? "" : " --name " + spec.name();
    }

    static String completed(String text, String options) {
        return options.isEmpty() ? text : COMMAND.matcher(text).replaceAll("$0" + options);
    }
}
