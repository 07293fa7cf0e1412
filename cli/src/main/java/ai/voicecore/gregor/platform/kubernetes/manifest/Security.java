package ai.voicecore.gregor.platform.kubernetes.manifest;

import ai.voicecore.gregor.launch.ImageLayout;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSecurityContextBuilder;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.SecurityContextBuilder;

/** Settings of the Pod Security Standard "restricted", and a read-only root file system. */
final class Security {
    private Security() {}

    static PodSecurityContext pod() {
        return new PodSecurityContextBuilder()
                .withRunAsNonRoot(true)
                .withRunAsUser((long) ImageLayout.USER)
                .withRunAsGroup((long) ImageLayout.USER)
                .withFsGroup((long) ImageLayout.USER)
                // Without this a volume with many files would be walked at every start.
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
