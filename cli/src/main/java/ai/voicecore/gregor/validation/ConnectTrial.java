package ai.voicecore.gregor.validation;

import ai.voicecore.gregor.admin.ClusterAdmin;
import ai.voicecore.gregor.admin.ConnectCluster;
import ai.voicecore.gregor.admin.ConnectCluster.ConnectorStatus;
import ai.voicecore.gregor.admin.DataPath;
import ai.voicecore.gregor.check.Evidence.ConnectReport;
import ai.voicecore.gregor.concurrent.Await;
import ai.voicecore.gregor.spec.TopicSpec;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * A sink of Gregor reads lines from a topic, and a source writes the same lines to another topic. The sink commits its
 * offset if the lines are correct, so only Kafka must be reachable from here.
 */
record ConnectTrial(ClusterAdmin admin, DataPath records, ConnectCluster connect, Cleanup cleanup, TrialNames names) {
    private static final int LINES = 20;
    private static final Duration ARRIVAL = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(50);
    private static final String STRINGS = "org.apache.kafka.connect.storage.StringConverter";

    /** @param described returns the topic of a name */
    ConnectReport run(Function<String, TopicSpec> described) {
        List<String> plugins = connect.plugins();
        if (!plugins.containsAll(ConnectReport.CONNECTORS)) {
            return new ConnectReport(plugins, 0, 0, "");
        }
        cleanup.register("topic " + names.in(), () -> admin.deleteOwnTopic(names.in()));
        cleanup.perform(
                "topic " + names.out(),
                () -> admin.createTopics(
                        Stream.of(names.in(), names.out()).map(described).toList()),
                () -> admin.deleteOwnTopic(names.out()));
        // Registered before the topics: leftovers of a killed command are found by its topics.
        cleanup.register("group " + names.group(), () -> admin.deleteOwnGroup(names.group()));
        List<String> lines = LongStream.range(0, LINES)
                .mapToObj(i -> names.name() + " line " + i)
                .toList();
        records.write(names.in(), lines);
        create(names.source(), "Source", Map.of());
        create(names.sink(), "Sink", Map.of("topics", names.in()));
        Set<String> written = new HashSet<>(records.read(names.out(), LINES, ARRIVAL));
        written.retainAll(Set.copyOf(lines));
        int received = Math.min(written.size(), committed());
        return new ConnectReport(plugins, LINES, received, received == LINES ? "" : trouble());
    }

    private void create(String connector, String kind, Map<String, String> settings) {
        Map<String, String> config = new TreeMap<>(settings);
        config.put("connector.class", "ai.voicecore.gregor.trial.Trial" + kind);
        config.put("tasks.max", "1");
        config.put("trial", names.name());
        config.put("lines", String.valueOf(LINES));
        config.put("key.converter", STRINGS);
        config.put("value.converter", STRINGS);
        cleanup.perform(
                "connector " + connector,
                () -> connect.create(connector, config),
                () -> connect.deleteOwnConnector(connector));
    }

    /** The number of lines that the sink has confirmed, when all are confirmed or the time is over. */
    private int committed() {
        return Await.atMost(ARRIVAL)
                .every(POLL)
                .lastSeen(() -> admin.clients().committed(names.group(), names.in()), committed -> committed >= LINES)
                .intValue();
    }

    private String trouble() {
        return Stream.of("source", "sink")
                .map(kind -> describe(kind, connect.status(names.name() + "-" + kind)))
                .collect(Collectors.joining(" "));
    }

    private static String describe(String kind, ConnectorStatus status) {
        String trace =
                status.trace().lines().findFirst().map(line -> ": " + line).orElse("");
        return "The " + kind + " is " + status.connector() + ", its tasks " + status.tasks() + trace + ".";
    }
}
