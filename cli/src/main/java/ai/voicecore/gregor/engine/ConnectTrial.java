package ai.voicecore.gregor.engine;

import ai.voicecore.gregor.admin.ClusterAdmin;
import ai.voicecore.gregor.admin.ConnectCluster;
import ai.voicecore.gregor.admin.ConnectCluster.ConnectorStatus;
import ai.voicecore.gregor.admin.RecordPipe;
import ai.voicecore.gregor.check.ConnectReport;
import ai.voicecore.gregor.spec.TopicSpec;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Moves lines topic → file sink → file source → topic. Source and sink meet in a file on the worker, so this works
 * wherever the worker runs, and nothing but Kafka needs to be reached from here.
 */
final class ConnectTrial {
    private static final int LINES = 20;
    private static final Duration ARRIVAL = Duration.ofSeconds(30);
    private static final String STRINGS = "org.apache.kafka.connect.storage.StringConverter";

    private final ClusterAdmin admin;
    private final RecordPipe records;
    private final ConnectCluster connect;
    private final Cleanup cleanup;

    ConnectTrial(ClusterAdmin admin, RecordPipe records, ConnectCluster connect, Cleanup cleanup) {
        this.admin = admin;
        this.records = records;
        this.connect = connect;
        this.cleanup = cleanup;
    }

    /** @param file on the worker; whoever made up its name deletes it */
    ConnectReport run(String name, String file, int replication) {
        List<String> plugins = connect.plugins();
        String in = name + "-in";
        String out = name + "-out";
        cleanup.later("group connect-" + name + "-sink", () -> admin.deleteOwnGroup("connect-" + name + "-sink"));
        cleanup.later("topic " + in, () -> admin.deleteOwnTopic(in));
        cleanup.perform(
                "topic " + out,
                () -> admin.createTopics(List.of(topic(in, replication), topic(out, replication))),
                () -> admin.deleteOwnTopic(out));
        List<String> lines =
                IntStream.range(0, LINES).mapToObj(i -> name + " line " + i).toList();
        records.write(in, lines);
        create(name + "-source", "Source", Map.of("file", file, "topic", out));
        create(name + "-sink", "Sink", Map.of("file", file, "topics", in));
        Set<String> received = new HashSet<>(records.read(out, LINES, ARRIVAL));
        received.retainAll(Set.copyOf(lines));
        String trouble = received.size() == LINES ? "" : trouble(name);
        return new ConnectReport(plugins, LINES, received.size(), trouble);
    }

    private static TopicSpec topic(String name, int replication) {
        return new TopicSpec(name, 1, replication, false, new TreeMap<>());
    }

    private void create(String connector, String kind, Map<String, String> settings) {
        Map<String, String> config = new TreeMap<>(settings);
        config.put("connector.class", "org.apache.kafka.connect.file.FileStream" + kind + "Connector");
        config.put("tasks.max", "1");
        config.put("key.converter", STRINGS);
        config.put("value.converter", STRINGS);
        cleanup.perform(
                "connector " + connector,
                () -> connect.create(connector, config),
                () -> connect.deleteOwnConnector(connector));
    }

    private String trouble(String name) {
        return describe("source", connect.status(name + "-source")) + " "
                + describe("sink", connect.status(name + "-sink"));
    }

    private static String describe(String kind, ConnectorStatus status) {
        String trace =
                status.trace().lines().findFirst().map(line -> ": " + line).orElse("");
        return "The " + kind + " is " + status.connector() + ", its tasks " + status.tasks() + trace + ".";
    }
}
