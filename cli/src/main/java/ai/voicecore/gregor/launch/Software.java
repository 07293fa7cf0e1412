package ai.voicecore.gregor.launch;

import ai.voicecore.gregor.runtime.jdk.Jdk;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The software of one kind of node.
 *
 * @param classPath its jars in order, Gregor's own first
 * @param plugins jars with the connectors for Gregor's check of Connect; not on the class path
 */
public record Software(NodeKind kind, Jdk jdk, List<Path> classPath, List<Path> plugins, String mainClass) {
    private static final String NODE_MAIN = "ai.voicecore.gregor.node.Main";
    private static final String REGISTRY_MAIN = "io.quarkus.runner.GeneratedMain";

    /**
     * The software of a kind of node.
     *
     * @param nodeJars Gregor's node jar and its dependencies; the registry runs without
     * @param runtime the runtime's own class path
     */
    public static Software of(NodeKind kind, Jdk jdk, List<Path> nodeJars, List<Path> runtime) {
        return kind == NodeKind.REGISTRY
                ? new Software(kind, jdk, List.copyOf(runtime), List.of(), REGISTRY_MAIN)
                : new Software(
                        kind,
                        jdk,
                        Stream.concat(nodeJars.stream(), runtime.stream().filter(Software::isWanted))
                                .toList(),
                        List.of(),
                        NODE_MAIN);
    }

    /**
     * These connectors can read and write any file of the worker (KAFKA-13748); runtimes of earlier versions of Gregor
     * contain them.
     */
    private static boolean isWanted(Path jar) {
        return !jar.getFileName().toString().startsWith("connect-file-");
    }

    public Software with(List<Path> connectors) {
        return new Software(kind, jdk, classPath, List.copyOf(connectors), mainClass);
    }

    public Software on(Jdk other) {
        return new Software(kind, other, classPath, plugins, mainClass);
    }

    public Path java() {
        return jdk.java();
    }

    /** JVM arguments that it requires, with its class path; heap and collector flags are the node's. */
    public List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        if (kind == NodeKind.REGISTRY) {
            arguments.add("-Djava.util.logging.manager=org.jboss.logmanager.LogManager");
            arguments.add("--add-opens=java.base/java.lang=ALL-UNNAMED");
        }
        arguments.add("-cp");
        arguments.add(classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
        return arguments;
    }
}
