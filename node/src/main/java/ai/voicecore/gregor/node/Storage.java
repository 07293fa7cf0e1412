package ai.voicecore.gregor.node;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Prepares what the role keeps on disk before its main is called. */
final class Storage {
    private Storage() {}

    /** Formats, marks or checks.
     *
     * @throws Refusal when the node must not start on what it finds */
    static void prepare(NodeSettings settings) throws IOException, ReflectiveOperationException {
        if (settings.role() == Role.ZOOKEEPER) {
            prepareZooKeeper(settings);
        } else if (settings.role().isKafka()) {
            StorageDecision decision = StorageDecision.decide(
                    settings.isZooKeeperMode(),
                    settings.format(),
                    settings.clusterId(),
                    LogDirectory.readAll(settings.properties()));
            if (decision == StorageDecision.FORMAT) {
                format(settings);
            }
        }
    }

    private static void prepareZooKeeper(NodeSettings settings) throws IOException {
        String dataDir = settings.properties().get("dataDir");
        if (dataDir == null) {
            throw new Refusal("ZOOKEEPER_DATA_DIR is not set.", "Set it to the directory that holds the data.");
        }
        Path file = Path.of(dataDir, "myid");
        boolean hasId = Files.exists(file);
        if (settings.format() == NodeSettings.FormatRule.NEVER
                && !hasId
                && Files.notExists(Path.of(dataDir, "version-2"))) {
            throw new Refusal(
                    dataDir + " is empty, though this server has run before: starting it would make an empty replica.",
                    "Mount the volume again and start the server; or, if its data is really to be rebuilt from the"
                            + " others, " + Refusal.ALLOW_FORMAT);
        }
        if (settings.serverId().isEmpty()) {
            return;
        }
        String wanted = Integer.toString(settings.serverId().getAsInt());
        if (!hasId) {
            AtomicFile.write(file, wanted + "\n");
            return;
        }
        String found = Files.readString(file).trim();
        if (!found.equals(wanted)) {
            throw new Refusal(
                    file + " says that this is server " + found + ", and ZOOKEEPER_SERVER_ID is " + wanted + ".",
                    "Give this server its own storage, or correct ZOOKEEPER_SERVER_ID; the file is never overwritten.");
        }
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
