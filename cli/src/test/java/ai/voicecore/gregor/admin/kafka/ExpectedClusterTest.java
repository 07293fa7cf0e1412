package ai.voicecore.gregor.admin.kafka;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.voicecore.gregor.admin.AdminFailure;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExpectedClusterTest {
    @Test
    void anotherClusterAtTheAddressIsNamed() {
        ExpectedCluster expected = new ExpectedCluster("127.0.0.1:9092", Optional.of("Y"));

        assertThatThrownBy(() -> expected.compare("127.0.0.1:9092", "X"))
                .isInstanceOf(AdminFailure.class)
                .hasMessageStartingWith("the cluster that answers at 127.0.0.1:9092 has the id X, not Y");
        assertThatCode(() -> expected.compare("127.0.0.1:9092", "Y")).doesNotThrowAnyException();
    }

    @Test
    void withoutAnExpectedIdEveryClusterIsAccepted() {
        assertThatCode(() -> new ExpectedCluster("127.0.0.1:9092", Optional.empty()).compare("127.0.0.1:9092", "X"))
                .doesNotThrowAnyException();
    }
}
