package ai.voicecore.gregor.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.voicecore.gregor.failure.Failure;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuntimeIdTest {
    @Test
    void anIdIsReadAsItIsPrinted() {
        assertThat(RuntimeId.parse("kafka-4.3.1")).isEqualTo(RuntimeId.kafka("4.3.1"));
        assertThat(RuntimeId.parse("registry-3.3.3")).isEqualTo(RuntimeId.registry("3.3.3"));
        assertThat(RuntimeId.kafka("4.3.1")).hasToString("kafka-4.3.1");
    }

    @Test
    void versionsAreComparedAsNumbers() {
        List<RuntimeId> sorted = List.of("registry-3.3.3", "kafka-3.10.0", "kafka-4.0.0", "kafka-3.9.2").stream()
                .map(RuntimeId::parse)
                .sorted()
                .toList();
        assertThat(sorted).hasToString("[kafka-3.9.2, kafka-3.10.0, kafka-4.0.0, registry-3.3.3]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kafka-",
                "kafka-4.3",
                "kafka-4.3.1.1",
                "kafka-4.3.1-SNAPSHOT",
                "kafka-../../etc",
                "kafka-4.3.1/..",
                "kafka-4.3.01",
                "kafka-4.3.1 ",
                "kafka-4.3.1\n",
                "kafka-٤.3.1",
                "zookeeper-3.8.4",
                "",
                "Kafka-4.3.1",
                "kafka-4.3.99999999999999999999"
            })
    void otherTextIsRefused(String text) {
        assertThatThrownBy(() -> RuntimeId.parse(text)).isInstanceOf(Failure.class);
    }

    @Test
    void aRefusalContainsNoControlCharacters() {
        assertThatThrownBy(() -> RuntimeId.parse("\u001b[2J")).hasMessage("\"?[2J\" is not the name of a runtime");
    }
}
