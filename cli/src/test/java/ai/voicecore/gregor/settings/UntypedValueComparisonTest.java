package ai.voicecore.gregor.settings;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.testing.Clusters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UntypedValueComparisonTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cleanup.policy | compact, delete | compact,delete",
                "cleanup.policy | delete,compact | compact,delete",
                "min.cleanable.dirty.ratio | 0.50 | 0.5",
                "min.cleanable.dirty.ratio | 5e-1 | 0.5",
                "min.cleanable.dirty.ratio | 0.5d | 0.5",
                "preallocate | False | false",
                "preallocate | TRUE | true",
                "retention.ms | 0604800000 | 604800000",
                "retention.ms | +5 | 5",
                "retention.ms | ' 5 ' | 5",
            })
    void differentNotationsOfAValueAreEqual(String name, String one, String other) {
        assertThat(UntypedValueComparison.same(name, one, other)).isTrue();
        assertThat(UntypedValueComparison.same(name, other, one)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "retention.ms | 5 | 6",
                "retention.ms | 5 | -5",
                "metric.reporters | a,b | b,a",
                "compression.type | gzip | GZIP",
                "preallocate | true | false",
                "cleanup.policy | compact | compact,delete",
            })
    void differentValuesAreNotEqual(String name, String one, String other) {
        assertThat(UntypedValueComparison.same(name, one, other)).isFalse();
    }

    @Test
    void anotherNotationIsNoChange() {
        ClusterSpec known = Clusters.spec("config: {log.cleaner.min.cleanable.ratio: 0.5, log.retention.ms: 5}\n"
                + "topics: [{name: calls, config: {cleanup.policy: 'compact, delete', retention.ms: 7}}]");

        ClusterSpec again = Clusters.spec("config: {log.cleaner.min.cleanable.ratio: 0.50, log.retention.ms: 05}\n"
                + "topics: [{name: calls, config: {cleanup.policy: [compact, delete], retention.ms: 007}}]");
        ClusterSpec other = Clusters.spec("config: {log.cleaner.min.cleanable.ratio: 0.6, log.retention.ms: 5}\n"
                + "topics: [{name: calls, config: {cleanup.policy: compact}}, {name: new}]");

        assertThat(UntypedValueComparison.keepNotation(known, again)).isEqualTo(known);
        assertThat(UntypedValueComparison.keepNotation(known, other)).isEqualTo(other);
    }
}
