package ai.voicecore.gregor.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.voicecore.gregor.testing.KubernetesNamespace;
import ai.voicecore.gregor.testing.OnKubernetes;
import ai.voicecore.gregor.testing.VerifiedLoad;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Larger volumes: they grow while their pods run, or the message says that their storage class does not allow it. */
@Timeout(600)
@Tag("long")
@OnKubernetes
class KubernetesVolumesIT {
    private static final String SMALL = "registry: {enabled: false}\nconnect: {enabled: false}\n";

    private static final String DEFAULT_CLASS = "storageclass.kubernetes.io/is-default-class";

    @RegisterExtension
    static final KubernetesNamespace NAMESPACE = KubernetesNamespace.of("it-volumes");

    @RegisterExtension
    static final KubernetesNamespace FIXED = KubernetesNamespace.of("it-fixed");

    private static String storage(String size) {
        return "kubernetes: {broker: {storage: " + size + "}}\n" + SMALL;
    }

    private static Map<String, String> volumes(KubernetesNamespace namespace) {
        return namespace.client().persistentVolumeClaims().inNamespace(namespace.name()).list().getItems().stream()
                .collect(Collectors.toMap(claim -> claim.getMetadata().getName(), KubernetesVolumesIT::capacity));
    }

    private static String capacity(PersistentVolumeClaim claim) {
        return claim.getStatus().getCapacity().get("storage").toString();
    }

    private static boolean volumesGrow() {
        return NAMESPACE.client().storage().v1().storageClasses().list().getItems().stream()
                .filter(known -> known.getMetadata().getAnnotations() != null
                        && "true".equals(known.getMetadata().getAnnotations().get(DEFAULT_CLASS)))
                .anyMatch(known -> Boolean.TRUE.equals(known.getAllowVolumeExpansion()));
    }

    @Test
    void volumesGrowDuringAnAuditAndNoPodIsRestarted() {
        assumeTrue(volumesGrow(), "skipped: volumes of this cluster's default storage class do not grow");
        NAMESPACE.deploy(storage("1Gi"), "--no-validate").expect(0);
        Map<String, String> pods = NAMESPACE.pods();
        VerifiedLoad load = VerifiedLoad.on(NAMESPACE);

        assertThat(NAMESPACE.deploy(storage("2Gi"), "--dry-run").expect(0).out())
                .contains("adjust StatefulSet kafka-kraft (volumes 1Gi → 2Gi)");
        assertThat(volumes(NAMESPACE)).hasSize(3).containsEntry("data-kafka-kraft-0", "1Gi");
        NAMESPACE.deploy(storage("2Gi"), "--no-validate").expect(0);

        assertThat(volumes(NAMESPACE).values()).hasSize(3).containsOnly("2Gi");
        assertThat(NAMESPACE.pods()).containsAllEntriesOf(pods);
        assertThat(NAMESPACE.deploy(storage("2Gi"), "--dry-run").expect(0).out())
                .contains("Nothing would be changed");
        load.assertNothingIsLost();

        assertThat(NAMESPACE.deploy(storage("1Gi")).expect(2).err())
                .contains("kubernetes.broker.storage", "volumes never shrink");
    }

    @Test
    void aClassThatDoesNotAllowGrowingIsNamedBeforeAnythingIsChanged() {
        String fixed = "kubernetes: {storageClass: fixed, broker: {storage: %s}}\nbrokers: 1\n" + SMALL;
        assertThat(FIXED.deploy(fixed.formatted("1Gi")).expect(0).out())
                .as("a cluster with one node")
                .contains("12 of 12 checks hold");
        Map<String, String> pods = FIXED.pods();

        assertThat(FIXED.deploy(fixed.formatted("2Gi")).expect(2).err())
                .contains("storage class fixed does not let them", "allowVolumeExpansion");

        assertThat(volumes(FIXED)).containsOnly(Map.entry("data-kafka-kraft-0", "1Gi"));
        assertThat(FIXED.pods()).isEqualTo(pods);
        FIXED.deploy(fixed.formatted("1Gi"), "--no-validate").expect(0);
    }
}
