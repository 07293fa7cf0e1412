package ai.voicecore.gregor.platform.kubernetes.pod;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.platform.kubernetes.pod.PodStatuses.PodState;
import ai.voicecore.gregor.snapshot.NodePhase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageTroublesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Back-off pulling image \"r.example/g:9\": ErrImagePull: rpc error: code = NotFound desc = failed to pull and"
                        + " unpack image \"r.example/g:9\": failed to resolve reference \"r.example/g:9\": r.example/g:9: not found",
                "rpc error: code = Unknown desc = Error response from daemon: manifest for r.example/g:9 not found: manifest"
                        + " unknown",
                "failed to pull and unpack image \"docker.io/library/g:9\": failed to resolve reference: pull access denied,"
                        + " repository does not exist or may require authorization: server message: insufficient_scope",
                "failed to fetch anonymous token: unexpected status from GET request: 401 Unauthorized"
            })
    void aRefusalOfTheRegistryEndsTheWait(String message) {
        PodState trouble = trouble("ImagePullBackOff", message);

        assertThat(trouble.phase()).isEqualTo(NodePhase.FAILED);
        assertThat(trouble.remedy()).asString().contains("gregor image build --to r.example/g:9");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "failed to do request: Head \"https://r.example/v2/g/manifests/9\": dial tcp: lookup r.example: no such host",
                "failed to do request: Head \"https://r.example/v2/\": dial tcp 10.0.0.1:443: i/o timeout",
                "unexpected status from HEAD request to https://r.example/v2/: 503 Service Unavailable",
                "unexpected status from HEAD request: 429 Too Many Requests: toomanyrequests: You have reached your limit",
                "Back-off pulling image \"r.example/g:9\""
            })
    void aTemporaryErrorIsReportedAndTheCommandWaits(String message) {
        PodState trouble = trouble("ImagePullBackOff", message);

        assertThat(trouble.phase()).isEqualTo(NodePhase.STARTING);
        assertThat(trouble.detail()).startsWith("image r.example/g:9 cannot be pulled (it is tried again): ");
        assertThat(trouble.remedy()).asString().isNotEmpty();
    }

    @Test
    void theRemedyForAMissingImageIsToLoadOrPushIt() {
        PodState trouble = ImageTroubles.of(
                        "kafka-0", "gregor:9", "ErrImageNeverPull", "not present with pull policy of Never")
                .orElseThrow();

        assertThat(trouble.phase()).isEqualTo(NodePhase.FAILED);
        assertThat(trouble.remedy())
                .asString()
                .contains("gregor image build --name gregor:9", "gregor image build --to REGISTRY/NAME");
    }

    @Test
    void textThatDiffersBetweenPodsIsLeftOut() {
        assertThat(trouble(
                                "ImagePullBackOff",
                                "Back-off pulling image \"g:9\": ErrImagePull: failed to pull and unpack image"
                                        + " \"docker.io/library/g:9\": failed to resolve reference \"docker.io/library/g:9\":"
                                        + " failed to do request: Head \"https://registry-1.docker.io/v2/\": dial tcp: lookup"
                                        + " registry-1.docker.io on 10.255.255.53:53: read udp 10.89.0.13:45713->10.255.255.53:53:"
                                        + " i/o timeout")
                        .detail())
                .isEqualTo("image r.example/g:9 cannot be pulled (it is tried again): failed to do request: Head"
                        + " \"https://registry-1.docker.io/v2/\": dial tcp: lookup registry-1.docker.io on 10.255.255.53:53:"
                        + " i/o timeout");
    }

    @Test
    void forAnImageThatIsBeingPulledTheRemedyNamesTheRegistry() {
        PodState trouble = ImageTroubles.pulling("gregor:9", "on host-1");

        assertThat(trouble.detail()).isEqualTo("image gregor:9 is not on host-1 and is being pulled");
        assertThat(trouble.remedy())
                .asString()
                .startsWith("Where no registry has it: build it: gregor image build --name gregor:9");
    }

    @Test
    void anInvalidNameIsAnErrorOfTheSpec() {
        assertThat(trouble("InvalidImageName", "couldn't parse image name: invalid reference format")
                        .remedy())
                .asString()
                .isEqualTo("Correct kubernetes.image in the spec, and deploy with that spec.");
    }

    @Test
    void anImageThatIsNotGregorsEndsTheWait() {
        assertThat(trouble(
                                "RunContainerError",
                                "exec: \"/opt/java/bin/java\": stat /opt/java: no such file or directory")
                        .phase())
                .isEqualTo(NodePhase.FAILED);
        assertThat(trouble("CreateContainerConfigError", "failed to sync configmap cache: timed out")
                        .phase())
                .isEqualTo(NodePhase.STARTING);
    }

    @Test
    void otherReasonsAreNoProblemOfTheImage() {
        assertThat(ImageTroubles.of("kafka-0", "g", "CrashLoopBackOff", "back-off 10s"))
                .isEmpty();
        assertThat(ImageTroubles.of("kafka-0", "g", "ContainerCreating", "")).isEmpty();
    }

    private static PodState trouble(String reason, String message) {
        return ImageTroubles.of("kafka-0", "r.example/g:9", reason, message).orElseThrow();
    }
}
