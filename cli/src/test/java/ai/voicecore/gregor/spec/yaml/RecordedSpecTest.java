package ai.voicecore.gregor.spec.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.spec.InvalidSpec;
import ai.voicecore.gregor.spec.TopicSpec;
import org.junit.jupiter.api.Test;

/** This version of Gregor can read and change a cluster that an earlier version has deployed. */
class RecordedSpecTest {
    @Test
    void newRulesDoNotApplyToASavedSpec() {
        ClusterSpec spec = recorded("""
                local: {host: 0.0.0.0}
                connect: {allow: ["No Namespace"]}
                topics:
                  - {name: calls, replication: 3, config: {min.insync.replicas: 3}}
                """);

        assertThat(spec.local().host()).isEqualTo("0.0.0.0");
        assertThat(spec.topics()).extracting(TopicSpec::name).containsExactly("calls");
    }

    @Test
    void internalTopicsInASavedSpecAreIgnored() {
        assertThat(recorded("topics: [{name: connect-configs, partitions: 3}, {name: calls}]")
                        .topics())
                .extracting(TopicSpec::name)
                .containsExactly("calls");
        assertThat(recorded("connect: {enabled: false}\ntopics: [{name: connect-configs}]")
                        .topics())
                .extracting(TopicSpec::name)
                .containsExactly("connect-configs");
    }

    @Test
    void anInvalidValueOfASavedSpecIsNotReplacedByADefault() {
        assertThatThrownBy(() -> recorded("brokers: three")).isInstanceOf(InvalidSpec.class);
        assertThatThrownBy(() -> recorded("mode: other")).isInstanceOf(InvalidSpec.class);
        assertThatThrownBy(() -> recorded("heap: {broker: lots}")).isInstanceOf(InvalidSpec.class);
        assertThatThrownBy(() -> recorded("unheardOf: 1")).isInstanceOf(InvalidSpec.class);
    }

    private static ClusterSpec recorded(String yaml) {
        return ClusterSpecReader.recorded(SpecSource.of("spec.yaml", yaml));
    }
}
