package ai.voicecore.gregor.platform.local.process;

import ai.voicecore.gregor.launch.ArgumentFile;
import ai.voicecore.gregor.launch.Software;
import ai.voicecore.gregor.platform.local.home.Json;
import ai.voicecore.gregor.topology.Address;
import ai.voicecore.gregor.topology.Node;
import ai.voicecore.gregor.topology.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Creates a node's command line and environment, and writes the argument file of its JVM. */
public final class LaunchFiles {
    /** In Connect's {@code plugin.path}, next to the node directories: for the user's own connectors. */
    public static final String PLUGINS = "plugins";

    /** The same for Gregor's own connectors. */
    public static final String OWN_PLUGINS = "own-plugins";

    /** Kafka's controlled shutdown may wait five minutes for the controller; on one machine more than this does not help. */
    public static final int GRACE_SECONDS = 60;

    private LaunchFiles() {}

    /**
     * Writes {@code config/jvm.args} and returns the launch.
     *
     * @param archiveFlags flags that use or make a class-data archive
     * @param mayFormat whether empty storage may be formatted: not if it has been in use
     */
    public static NodeLaunch write(
            Node node, Path directory, Software software, List<String> archiveFlags, boolean mayFormat)
            throws IOException {
        List<String> arguments = new ArrayList<>(node.jvmFlags());
        arguments.addAll(archiveFlags);
        arguments.addAll(software.arguments());
        Files.createDirectories(directory.resolve("data"));
        Files.createDirectories(directory.resolve("logs"));
        if (node.role() == Role.CONNECT) {
            Files.createDirectories(directory.resolveSibling(PLUGINS));
            placeOwnPlugins(software.plugins(), directory.resolveSibling(OWN_PLUGINS));
        }
        Path file = directory.resolve("config/jvm.args");
        Json.writeText(file, ArgumentFile.of(arguments));
        return new NodeLaunch(
                node.name(),
                List.of(software.java().toString(), "@" + file, software.mainClass()),
                environment(node, directory, mayFormat),
                directory.toString(),
                node.readyUrl(),
                GRACE_SECONDS);
    }

    /** Replaced as a whole file: a running worker keeps the one that it has open. */
    private static void placeOwnPlugins(List<Path> plugins, Path directory) throws IOException {
        Files.createDirectories(directory);
        for (Path plugin : plugins) {
            Path temporary = Files.createTempFile(directory, "new", ".tmp");
            Files.copy(plugin, temporary, StandardCopyOption.REPLACE_EXISTING);
            Files.move(
                    temporary,
                    directory.resolve(plugin.getFileName()),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static Map<String, String> environment(Node node, Path directory, boolean mayFormat) {
        Map<String, String> environment = new TreeMap<>(node.environment());
        if (node.role() == Role.REGISTRY) {
            environment.put("QUARKUS_LOG_CONSOLE_ENABLE", "false");
            environment.put("QUARKUS_LOG_FILE_ENABLE", "true");
            environment.put("QUARKUS_LOG_FILE_JSON_ENABLED", "false");
            // Otherwise its clients log all of their settings at every start.
            environment.put("QUARKUS_LOG_CATEGORY__ORG_APACHE_KAFKA__LEVEL", "WARN");
            environment.put(
                    "QUARKUS_LOG_FILE_PATH", directory.resolve("logs/node.log").toString());
            return environment;
        }
        Address http = node.http();
        environment.put("GREGOR_ROLE", node.role().name());
        environment.put("GREGOR_NODE_DIR", directory.toString());
        environment.put("GREGOR_HTTP_HOST", http.host());
        environment.put("GREGOR_HTTP_PORT", String.valueOf(http.port()));
        environment.put("GREGOR_LOG", "file");
        environment.put("GREGOR_FORMAT", mayFormat ? "if-new" : "never");
        return environment;
    }
}
