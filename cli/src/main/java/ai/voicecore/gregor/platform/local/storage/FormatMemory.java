package ai.voicecore.gregor.platform.local.storage;

import ai.voicecore.gregor.platform.local.home.ClusterHome;
import ai.voicecore.gregor.platform.local.home.Json;
import ai.voicecore.gregor.platform.local.process.NodeLaunch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * Stores which nodes' storage has been in use. Such a node must not format empty storage: it would come back as an empty
 * replica. The record is separate from the data, so that it survives a disk that is not mounted.
 */
public final class FormatMemory {
    private static final String VARIABLE = "GREGOR_FORMAT";

    private FormatMemory() {}

    public static boolean mayFormat(ClusterHome home, String node) {
        return !Files.exists(home.formatted().resolve(node));
    }

    /** Call it when a node is ready: its storage is in use from then on. */
    public static void remember(ClusterHome home, String node) throws IOException {
        Path memory = home.formatted().resolve(node);
        if (!Files.exists(memory)) {
            Json.writeText(memory, "");
        }
    }

    /** Call it when the data of a node is not needed any more. */
    static void forget(ClusterHome home, String node) throws IOException {
        Files.deleteIfExists(home.formatted().resolve(node));
    }

    /** The launch with the current record: the orders may be older than the node's formatting. */
    public static NodeLaunch applied(ClusterHome home, NodeLaunch launch) {
        if (!launch.environment().containsKey(VARIABLE) || mayFormat(home, launch.name())) {
            return launch;
        }
        Map<String, String> environment = new TreeMap<>(launch.environment());
        environment.put(VARIABLE, "never");
        return launch.environment(environment);
    }
}
