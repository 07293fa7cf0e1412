package ai.voicecore.gregor.spec.yaml;

import static ai.voicecore.gregor.spec.yaml.ReadSpec.problems;
import static ai.voicecore.gregor.spec.yaml.ReadSpec.spec;
import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.spec.Problem;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostRulesTest {
    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 127.0.0.1",
        "kafka.example.com, kafka.example.com",
        "localhost, localhost",
        "node-1, node-1",
        "'\"::1\"', ::1",
        "'\"[::1]\"', ::1",
        "fd00::2, fd00::2",
        "2001:db8:0:0:0:0:0:1, 2001:db8:0:0:0:0:0:1"
    })
    void aNameOrAnAddressIsAccepted(String given, String host) {
        assertThat(spec("local:\n  host: " + given).local().host()).isEqualTo(host);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "\"::\"", "\"[::]\"", "0:0:0:0:0:0:0:0", "\"*\"", "0"})
    void aWildcardAddressIsRefused(String given) {
        assertThat(only(given).sentence()).contains("every address of this machine");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "127.0.0.1:9092 | has a port | `host: 127.0.0.1`",
                "kafka:9092 | has a port | `host: kafka`",
                "'\"[::1]:9092\"' | has a port | `host: [::1]`",
                "http://127.0.0.1 | has a scheme | `host: 127.0.0.1`",
                "PLAINTEXT://kafka:9092 | has a scheme | `host: kafka`",
                "'\"\"' | is empty | remove it",
                "127.0.0 | neither a name nor an address | 192.168.1.20",
                "127.0.0.256 | neither a name nor an address | 192.168.1.20",
                "010.0.0.1 | neither a name nor an address | 192.168.1.20",
                "my_host | neither a name nor an address | 192.168.1.20",
                "'two words' | neither a name nor an address | 192.168.1.20",
                "'a,b' | neither a name nor an address | 192.168.1.20",
                "fe80::1%eth0 | neither a name nor an address | 192.168.1.20",
                "1::2::3 | neither a name nor an address | 192.168.1.20",
            })
    void valuesThatAreNoHostAreRefusedWithTheirLine(String given, String sentence, String remedy) {
        Problem problem = only(given);

        assertThat(problem.where()).isEqualTo("cluster.yaml:2");
        assertThat(problem.path()).isEqualTo("local.host");
        assertThat(problem.sentence()).contains(sentence);
        assertThat(problem.remedy()).asString().contains(remedy);
    }

    private static Problem only(String host) {
        assertThat(problems("local:\n  host: " + host)).hasSize(1);
        return problems("local:\n  host: " + host).getFirst();
    }
}
