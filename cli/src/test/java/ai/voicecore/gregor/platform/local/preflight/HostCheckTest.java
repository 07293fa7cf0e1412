package ai.voicecore.gregor.platform.local.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostCheckTest {
    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.0.0.5", "localhost"})
    void anAddressOfThisMachineIsAccepted(String host) {
        assertThat(HostCheck.problem(host)).isEmpty();
    }

    /** 192.0.2.0/24 is reserved for documentation (RFC 5737), and no host name ends with invalid (RFC 6761). */
    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, this machine does not have that address",
        "no-such-host.invalid, does not resolve on this machine",
        "224.0.0.1, no client can connect to that"
    })
    void addressesOnWhichNodesCannotListenAreReported(String host, String sentence) {
        assertThat(HostCheck.problem(host)).hasValueSatisfying(problem -> {
            assertThat(problem.path()).isEqualTo("local.host");
            assertThat(problem.sentence()).contains(host, sentence);
        });
    }

    @Test
    void theAddressesOfThisMachineAreListed() {
        assertThat(HostCheck.problem("192.0.2.1"))
                .hasValueSatisfying(
                        problem -> assertThat(problem.remedy()).asString().contains("127.0.0.1"));
    }
}
