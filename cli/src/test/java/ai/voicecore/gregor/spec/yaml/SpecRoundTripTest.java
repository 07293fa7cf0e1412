package ai.voicecore.gregor.spec.yaml;

import static ai.voicecore.gregor.spec.yaml.ReadSpec.spec;
import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.spec.TopicSpec;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** A saved spec is read as the same spec, as YAML and as JSON. */
class SpecRoundTripTest {
    private static final String EVERYTHING = """
            name: everything
            platform: kubernetes
            profile: local
            mode: kraft
            version: 3.9.2
            brokers: 5
            controllers: dedicated
            controllerCount: 5
            zookeepers: 5
            replication: 4
            minInsyncReplicas: 3
            racks: [a, "true", "1e3", 'null']
            config: {num.io.threads: 16, log.retention.ms: -1}
            heap: {broker: 1g, controller: 300m, zookeeper: 100m, connect: 256m, registry: 300m}
            local: {host: 127.0.0.2, portOffset: 1000, directory: /srv/kafka data}
            registry: {enabled: false, version: 3.3.0, compatibility: FULL_TRANSITIVE}
            connect: {enabled: true, workers: 3}
            topics:
              - {name: a.b, partitions: 1, replication: 2, exactlyOnce: true, config: {retention.ms: 0777}}
              - {name: "null", config: {cleanup.policy: "compact,delete"}}
              - {name: "1e3"}
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "mode: zookeeper\nzookeepers: 5",
                "brokers: 1",
                "platform: kubernetes",
                "profile: production\nbrokers: 9",
                "registry: {enabled: false}\nconnect: {enabled: false}",
                EVERYTHING
            })
    void aSpecIsReadAsItWasSaved(String yaml) {
        assertReadAsSaved(spec(yaml));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "3.9.2",
                "true",
                "false",
                "yes",
                "no",
                "on",
                "null",
                "~",
                "1e3",
                "0777",
                "0x1F",
                "1_000",
                "-1",
                ".5",
                ".inf",
                ".NaN",
                "2001-01-01",
                "12:30:45",
                "=",
                "<<",
                "-",
                "--- ",
                "...",
                "? a",
                ": b",
                "a: b",
                "a #b",
                "#c",
                "*x",
                "&y",
                "!t",
                "!!int 3",
                "@a",
                "`b",
                "%c",
                "|",
                ">",
                "'",
                "\"",
                "it's",
                "[a, b]",
                "{a: b}",
                "a,b",
                "\\n",
                " leading",
                "trailing ",
                "two\nlines",
                "ends with a line\n",
                "\n",
                "tab\there",
                "é – 漢字 😀",
                "\u0007",
                "\u0085",
                "\uFEFF",
            })
    void everyValueOfConfigIsReadAsItWasSaved(String value) {
        ClusterSpec base = spec("topics: [{name: calls}]");
        SortedMap<String, String> config = new TreeMap<>(Map.of("compression.type", value, "min.insync.replicas", "2"));
        TopicSpec topic = new TopicSpec("calls", 12, 3, false, config);

        assertReadAsSaved(with(base, new TreeMap<>(Map.of("some.setting", value)), List.of(topic)));
    }

    @Test
    void aVeryLongValueIsReadAsItWasSaved() {
        assertReadAsSaved(
                with(spec(""), new TreeMap<>(Map.of("sasl.jaas.config", "required a='b'; ".repeat(500))), List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "true", "1", "~", "<<", "a: b", "- a", "a.b_c-d"})
    void everyKeyOfConfigIsReadAsItWasSaved(String key) {
        assertReadAsSaved(with(spec(""), new TreeMap<>(Map.of(key, "value")), List.of()));
    }

    private static void assertReadAsSaved(ClusterSpec spec) {
        Object tree = SpecWriter.tree(spec);

        assertThat(spec(new YAMLMapper().writeValueAsString(tree))).isEqualTo(spec);
        assertThat(spec(JsonMapper.shared().writeValueAsString(tree))).isEqualTo(spec);
    }

    private static ClusterSpec with(ClusterSpec spec, SortedMap<String, String> config, List<TopicSpec> topics) {
        return new ClusterSpec(
                spec.name(),
                spec.platform(),
                spec.profile(),
                spec.mode(),
                spec.version(),
                spec.brokers(),
                spec.controllers(),
                spec.controllerCount(),
                spec.zookeepers(),
                spec.replication(),
                spec.minInsyncReplicas(),
                spec.racks(),
                config,
                spec.unknownConfig(),
                spec.heap(),
                spec.listeners(),
                spec.local(),
                spec.kubernetes(),
                spec.registry(),
                spec.connect(),
                topics);
    }

    @Test
    void flatPathsNameTopicsByTheirNames() {
        assertThat(SpecWriter.flat(spec("racks: [a, b]\ntopics: [{name: calls, partitions: 3}]")))
                .containsEntry("heap.broker", "256m")
                .containsEntry("local.portOffset", "0")
                .containsEntry("racks", "a, b")
                .containsEntry("topics[calls].partitions", "3")
                .containsEntry("topics[calls].config.min.insync.replicas", "2");
    }
}
