package ai.voicecore.gregor.platform.kubernetes.manifest;

import ai.voicecore.gregor.launch.ImageLayout;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSecurityContextBuilder;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.SecurityContextBuilder;

/** What the level "restricted" of the Pod Security Standards asks for, and a root file system that is only read. */
final class Security {
    private Security() {}

    static PodSecurityContext pod() {
        return new PodSecurityContextBuilder()
                .withRunAsNonRoot(true)
                .withRunAsUser((long) ImageLayout.USER)
                .withRunAsGroup((long) ImageLayout.USER)
                .withFsGroup((long) ImageLayout.USER)
                // A volume of many segments is not walked through at every start.
                .withFsGroupChangePolicy("OnRootMismatch")
                .withNewSeccompProfile()
                .withType("RuntimeDefault")
                .endSeccompProfile()
                .build();
    }

    static SecurityContext container() {
        return new SecurityContextBuilder()
                .withAllowPrivilegeEscalation(false)
                .withReadOnlyRootFilesystem(true)
                .withNewCapabilities()
                .withDrop("ALL")
                .endCapabilities()
                .build();
    }
}
