package ai.voicecore.gregor.cli.wiring;

import ai.voicecore.gregor.failure.ClusterOptions;
import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.spec.PlatformKind;
import ai.voicecore.gregor.spec.yaml.ClusterSpecReader;
import ai.voicecore.gregor.spec.yaml.SpecSource;
import java.util.List;

/** How a cluster is named on the command line. */
final class ClusterNaming {
    private ClusterNaming() {}

    /**
     * The options that say which cluster is meant.
     *
     * @param known names of the clusters on this machine
     */
    static ClusterOptions options(ClusterSpec spec, List<String> known) {
        ClusterSpec plain = ClusterSpecReader.read(SpecSource.defaults());
        if (spec.platform() == PlatformKind.KUBERNETES) {
            String namespace = spec.kubernetes().namespace();
            return new ClusterOptions("--on kubernetes"
                    + (namespace.equals(plain.kubernetes().namespace()) ? "" : " --namespace " + namespace));
        }
        boolean only = known.isEmpty() || known.equals(List.of(spec.name()));
        return spec.name().equals(plain.name()) && only
                ? ClusterOptions.NONE
                : new ClusterOptions("--name " + spec.name());
    }
}
