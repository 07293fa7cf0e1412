package ai.voicecore.gregor.platform.local.software;

import ai.voicecore.gregor.launch.Software;
import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.topology.Role;

/** Says what a node of a role runs. */
@FunctionalInterface
public interface SoftwareSource {
    Software of(ClusterSpec spec, Role role);
}
