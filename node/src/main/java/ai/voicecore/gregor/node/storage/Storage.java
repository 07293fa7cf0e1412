package ai.voicecore.gregor.node.storage;

import ai.voicecore.gregor.node.settings.NodeSettings;
import ai.voicecore.gregor.node.settings.NodeSettings.FormatRule;
import ai.voicecore.gregor.node.settings.Refusal;
import ai.voicecore.gregor.node.settings.Role;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Prepares the role's storage before its main is called. */
public final class Storage {
    private Storage() {}

    /** Formats, marks or checks; throws {@link Refusal} if the node must not start on this storage. */
    public static void prepare(NodeSettings settings) throws IOException, ReflectiveOperationException {
        if (settings.role() == Role.ZOOKEEPER) {
            prepareZooKeeper(settings);
        } else if (settings.role().isKafka() && decide(settings, settings.format()) == StorageDecision.FORMAT) {
            format(settings);
        }
    }

    /** Throws {@link Refusal} if a node that has run before must not start on its storage, or Kafka would fail. */
    public static void check(NodeSettings settings) throws IOException {
        if (settings.role() == Role.ZOOKEEPER) {
            checkZooKeeper(settings, FormatRule.NEVER);
        } else if (settings.role().isKafka()) {
            decide(settings, FormatRule.NEVER);
        }
    }

    private static StorageDecision decide(NodeSettings settings, FormatRule rule) {
        List<LogDirectory> directories =
                LogDirectory.readAll(settings.properties(), settings.role().servesPartitions());
        directories.forEach(directory -> StorageDecision.refuseWhatKafkaRefuses(settings.nodeId(), directory));
        return StorageDecision.decide(settings.isZooKeeperMode(), rule, settings.clusterId(), directories);
    }

    private static void prepareZooKeeper(NodeSettings settings) throws IOException {
        Path file = checkZooKeeper(settings, settings.format());
        if (settings.serverId().isPresent() && Files.notExists(file)) {
            AtomicFile.write(file, settings.serverId().getAsInt() + "\n");
        }
    }

    /** Returns the file of the server's id. */
    private static Path checkZooKeeper(NodeSettings settings, FormatRule rule) throws IOException {
        String dataDir = settings.properties().get("dataDir");
        if (dataDir == null) {
            throw new Refusal("ZOOKEEPER_DATA_DIR is not set.", "Set it to the directory that holds the data.");
        }
        Path file = Path.of(dataDir, "myid");
        boolean hasId = Files.exists(file);
        if (rule == FormatRule.NEVER && !hasId && Files.notExists(Path.of(dataDir, "version-2"))) {
            throw new Refusal(
                    dataDir + " is empty, though this server has run before: starting it would make an empty replica.",
                    "Mount the volume again and start the server; or, if its data is really to be rebuilt from the"
                            + " others, " + Refusal.ALLOW_FORMAT);
        }
        if (settings.serverId().isEmpty() || !hasId) {
            return file;
        }
        String wanted = Integer.toString(settings.serverId().getAsInt());
        String found = Files.readString(file).trim();
        if (!found.equals(wanted)) {
            throw new Refusal(
                    file + " says that this is server " + found + ", and ZOOKEEPER_SERVER_ID is " + wanted + ".",
                    "Give this server its own storage, or correct ZOOKEEPER_SERVER_ID; the file is never overwritten.");
        }
        return file;
    }

    // kafka.tools.StorageTool.execute(String[], PrintStream): int, the same in 3.9.2 and 4.3.1. It throws what is wrong
    // with the arguments or the configuration.
    private static void format(NodeSettings settings) throws IOException, ReflectiveOperationException {
        List<String> arguments = new ArrayList<>(List.of(
                "format",
                "--cluster-id",
                settings.clusterId().orElseThrow(),
                "--config",
                settings.configFile().toString()));
        arguments.addAll(settings.formatOptions());
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        try (PrintStream printed = new PrintStream(output, true, StandardCharsets.UTF_8)) {
            Object code = Class.forName("kafka.tools.StorageTool")
                    .getMethod("execute", String[].class, PrintStream.class)
                    .invoke(null, arguments.toArray(String[]::new), printed);
            if (!Integer.valueOf(0).equals(code)) {
                throw refused(oneLine(output.toString(StandardCharsets.UTF_8)));
            }
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            throw refused(oneLine(String.valueOf(e.getCause().getMessage())));
        }
    }

    private static Refusal refused(String reason) {
        return new Refusal(
                "Kafka's storage tool did not format the storage: " + reason,
                "Correct the KAFKA_* variables, CLUSTER_ID or GREGOR_FORMAT_OPTIONS.");
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
