package ai.voicecore.gregor.settings;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.spec.Problem;
import ai.voicecore.gregor.testing.Clusters;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Warnings about settings that a release knows but that have no effect; the cluster is deployed. */
class IneffectiveSettingsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "log.retention.ms: 1, log.retention.hours: 2 | log.retention.hours | `log.retention.ms` overrides it",
                "log.retention.minutes: 1, log.retention.hours: 2 | log.retention.hours | `log.retention.minutes` overrides it",
                "log.roll.ms: 1, log.roll.hours: 2 | log.roll.hours | `log.roll.ms` overrides it",
                "log.roll.jitter.ms: 1, log.roll.jitter.hours: 2 | log.roll.jitter.hours | `log.roll.jitter.ms` overrides it",
                "zookeeper.session.timeout.ms: 9000 | zookeeper.session.timeout.ms | in a cluster without ZooKeeper",
                "min.insync.replicas: 1 | min.insync.replicas | the field `minInsyncReplicas`",
                "default.replication.factor: 1 | default.replication.factor | the field `replication`",
                "offsets.topic.replication.factor: 1 | offsets.topic.replication.factor | the field `replication`",
                "transaction.state.log.min.isr: 1 | transaction.state.log.min.isr | the field `minInsyncReplicas`",
            })
    void aSettingWithoutAnEffectIsReportedByName(String config, String name, String sentence) {
        List<Problem> notes = notes("config: {" + config + "}");

        assertThat(notes).extracting(Problem::path).containsExactly("config." + name);
        assertThat(notes.getFirst().sentence()).contains(sentence);
        assertThat(notes.getFirst().remedy()).asString().isNotEmpty();
    }

    @Test
    void ofThreeSettingsForTheSameValueTheFinestUnitCounts() {
        assertThat(notes("config: {log.retention.ms: 1, log.retention.minutes: 1, log.retention.hours: 1}"))
                .extracting(Problem::path)
                .containsExactly("config.log.retention.minutes", "config.log.retention.hours");
    }

    @Test
    void settingsOfKraftHaveNoEffectWithZooKeeper() {
        String config = "config: {metadata.log.segment.bytes: 9000000, broker.heartbeat.interval.ms: 500}";

        assertThat(notes("mode: zookeeper\n" + config))
                .extracting(Problem::path)
                .containsExactly("config.broker.heartbeat.interval.ms", "config.metadata.log.segment.bytes");
        assertThat(notes(config)).isEmpty();
    }

    @Test
    void settingsWithAnEffectAreNotReported() {
        assertThat(notes("config: {log.retention.hours: 2, message.max.bytes: 2000000}"))
                .isEmpty();
        assertThat(notes("mode: zookeeper\nconfig: {zookeeper.session.timeout.ms: 9000}"))
                .isEmpty();
    }

    private static List<Problem> notes(String yaml) {
        return IneffectiveSettings.of(Clusters.spec(yaml));
    }
}
