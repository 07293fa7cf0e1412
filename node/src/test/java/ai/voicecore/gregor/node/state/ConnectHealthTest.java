package ai.voicecore.gregor.node.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectHealthTest {
    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:8083, http://127.0.0.1:8083/health",
        "http://:8084, http://localhost:8084/health",
        "HTTP://0.0.0.0:8084, HTTP://localhost:8084/health",
        "'https://a:8443, http://a:8083', http://a:8083/health",
        "https://a:8443, https://a:8443/health"
    })
    void theAddressIsFoundInTheWorkersProperties(String listeners, String address) {
        assertThat(ConnectHealth.of(Map.of("listeners", listeners)).address()).hasToString(address);
    }

    @Test
    void theDefaultAddressIsThatOfConnect() {
        assertThat(ConnectHealth.of(Map.of()).address()).hasToString("http://localhost:8083/health");
    }
}
