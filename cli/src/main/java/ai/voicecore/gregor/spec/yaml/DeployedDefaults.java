package ai.voicecore.gregor.spec.yaml;

import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.spec.ControllerLayout;
import ai.voicecore.gregor.spec.KubernetesSpec;
import ai.voicecore.gregor.spec.Mode;
import ai.voicecore.gregor.spec.PlatformKind;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Defaults that a deployed cluster keeps: a default that follows from other fields, or from Gregor's release, must not
 * change what stored data depends on.
 *
 * @param deployed empty if there is none
 */
record DeployedDefaults(Optional<ClusterSpec> deployed) {
    Optional<String> version(Mode mode) {
        return deployed.filter(spec -> spec.mode() == mode).map(ClusterSpec::version);
    }

    /** Static voters: new brokers are plain brokers. With fewer brokers than voters there is nothing to keep. */
    OptionalInt quorum(Mode mode, ControllerLayout layout, int brokers) {
        return deployed
                .filter(spec -> spec.mode() == mode && mode == Mode.KRAFT && spec.controllers() == layout)
                .filter(spec -> layout == ControllerLayout.DEDICATED || spec.controllerCount() <= brokers)
                .stream()
                .mapToInt(ClusterSpec::controllerCount)
                .findFirst();
    }

    /** Another profile may have larger volumes, but volumes can never shrink. */
    KubernetesSpec volumes(PlatformKind platform, KubernetesSpec otherwise) {
        return deployed.filter(spec -> spec.platform() == platform && platform == PlatformKind.KUBERNETES)
                .map(spec -> otherwise.withVolumesOf(spec.kubernetes()))
                .orElse(otherwise);
    }
}
