package ai.voicecore.gregor.spec.yaml;

import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.spec.ControllerLayout;
import ai.voicecore.gregor.spec.KubernetesSpec;
import ai.voicecore.gregor.spec.Mode;
import ai.voicecore.gregor.spec.PlatformKind;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a cluster that has been deployed keeps where its spec does not say it: a default that follows from other fields, or
 * from the release of Gregor, must not change what stored data hangs on.
 *
 * @param deployed empty if nothing was
 */
record DeployedDefaults(Optional<ClusterSpec> deployed) {
    static final DeployedDefaults NONE = new DeployedDefaults(Optional.empty());

    static DeployedDefaults of(ClusterSpec deployed) {
        return new DeployedDefaults(Optional.of(deployed));
    }

    Optional<String> version(Mode mode) {
        return deployed.filter(spec -> spec.mode() == mode).map(ClusterSpec::version);
    }

    /** Voters are static: brokers that come are brokers only. Where there are fewer brokers than voters, there is nothing to keep. */
    OptionalInt quorum(Mode mode, ControllerLayout layout, int brokers) {
        return deployed
                .filter(spec -> spec.mode() == mode && mode == Mode.KRAFT && spec.controllers() == layout)
                .filter(spec -> layout == ControllerLayout.DEDICATED || spec.controllerCount() <= brokers)
                .stream()
                .mapToInt(ClusterSpec::controllerCount)
                .findFirst();
    }

    /** Another profile may ask for larger volumes, but never for smaller ones. */
    KubernetesSpec volumes(PlatformKind platform, KubernetesSpec otherwise) {
        return deployed.filter(spec -> spec.platform() == platform && platform == PlatformKind.KUBERNETES)
                .map(spec -> otherwise.withVolumesOf(spec.kubernetes()))
                .orElse(otherwise);
    }
}
