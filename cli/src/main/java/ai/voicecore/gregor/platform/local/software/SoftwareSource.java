package ai.voicecore.gregor.platform.local.software;

import ai.voicecore.gregor.launch.Software;
import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.topology.Role;

/** The software of a role's nodes. */
@FunctionalInterface
public interface SoftwareSource {
    Software of(ClusterSpec spec, Role role);
}
