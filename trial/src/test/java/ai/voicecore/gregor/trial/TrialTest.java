package ai.voicecore.gregor.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.sink.SinkConnector;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.source.SourceConnector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrialTest {
    private static final String NAME = "gregor-validate-0a1b2c6748a1b20004d29f3a";

    @Test
    void connectFindsBothConnectorsByTheirServiceFiles() {
        assertThat(ServiceLoader.load(SourceConnector.class)).hasAtLeastOneElementOfType(TrialSource.class);
        assertThat(ServiceLoader.load(SinkConnector.class)).hasAtLeastOneElementOfType(TrialSink.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders", "gregor-validate-", "gregor-validate-orders", "../../etc/passwd", ""})
    void onlyNamesOfGregorsTrialsAreAccepted(String name) {
        assertThat(problems(Map.of("trial", name, "lines", "20"))).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1001", "many"})
    void theNumberOfLinesIsLimited(String lines) {
        assertThat(problems(Map.of("trial", NAME, "lines", lines))).isNotEmpty();
    }

    @Test
    void theSettingsOfATrialAreAccepted() {
        assertThat(problems(Map.of("trial", NAME, "lines", "20"))).isEmpty();
    }

    @Test
    void theSinkReadsOnlyTheTrialsTopic() {
        for (Map<String, String> others : List.of(
                Map.of("topics", "orders"),
                Map.of("topics", NAME + "-in,orders"),
                Map.of("topics.regex", ".*"),
                Map.of("topics", NAME + "-in", "topics.regex", ".*"))) {
            Map<String, String> settings = new HashMap<>(others);
            settings.putAll(Map.of("trial", NAME, "lines", "20"));

            assertThatThrownBy(() -> new TrialSink().start(settings)).isInstanceOf(ConfigException.class);
            assertThatThrownBy(() -> new TrialSink().validate(settings)).isInstanceOf(ConfigException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"transforms", "errors.deadletterqueue.topic.name", "producer.override.bootstrap.servers", "file"
            })
    void settingsThatCouldUseOtherTopicsAreRefused(String setting) {
        Map<String, String> settings = Map.of("trial", NAME, "lines", "20", setting, "x");

        assertThatThrownBy(() -> new TrialSource().validate(settings))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(setting);
        assertThatThrownBy(() -> new TrialSource().start(settings)).isInstanceOf(ConfigException.class);
    }

    @Test
    void anotherConverterIsRefused() {
        Map<String, String> settings = Map.of("trial", NAME, "lines", "20", "value.converter", "com.example.Other");

        assertThatThrownBy(() -> new TrialSource().start(settings)).isInstanceOf(ConfigException.class);
    }

    @Test
    void aChangedRecordIsReported() {
        TrialSinkTask sink = new TrialSinkTask();
        sink.start(Map.of("trial", NAME, "lines", "20", "topics", NAME + "-in"));
        SinkRecord wrong = new SinkRecord(NAME + "-in", 0, null, null, null, NAME + " line 3", 2);

        assertThatThrownBy(() -> sink.put(List.of(wrong)))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("offset 2");
    }

    private static List<String> problems(Map<String, String> settings) {
        return new TrialSource()
                .config().validate(settings).stream()
                        .map(ConfigValue::errorMessages)
                        .flatMap(List::stream)
                        .toList();
    }
}
