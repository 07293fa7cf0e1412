package ai.voicecore.gregor.platform.kubernetes.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.platform.kubernetes.manifest.Labels;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ForeignObjectsTest {
    private static final HasMetadata WANTED = service(Labels.of("voicecore"));

    @Test
    void anObjectOfAnotherProgramIsRefused() {
        assertThat(refusal(service(Map.of())))
                .hasMessage("There is a Service kafka in namespace bus already, and it is not Gregor's.");
    }

    @Test
    void anObjectOfAnotherClusterIsRefused() {
        assertThat(refusal(service(Labels.of("other"))))
                .hasMessage("There is a Service kafka in namespace bus already, and it is not cluster voicecore's.");
    }

    @Test
    void anObjectOfTheClusterIsAccepted() {
        assertThatCode(() -> ForeignObjects.refuse(service(Labels.of("voicecore")), WANTED))
                .doesNotThrowAnyException();
    }

    private static Failure refusal(HasMetadata present) {
        return catchThrowableOfType(Failure.class, () -> ForeignObjects.refuse(present, WANTED));
    }

    private static HasMetadata service(Map<String, String> labels) {
        return new ServiceBuilder()
                .withNewMetadata()
                .withName("kafka")
                .withNamespace("bus")
                .withLabels(labels)
                .endMetadata()
                .build();
    }
}
