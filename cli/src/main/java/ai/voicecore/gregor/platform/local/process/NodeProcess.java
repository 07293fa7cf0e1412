package ai.voicecore.gregor.platform.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Starts node processes, and finds running ones. */
public final class NodeProcess {
    /** The only variables of the user's environment that a node gets. */
    private static final Set<String> INHERITED = Set.of("PATH", "HOME", "LANG", "LC_ALL", "TZ", "TMPDIR");

    private NodeProcess() {}

    /** The output goes to a file, so that the process does not depend on its parent. */
    public static Process start(NodeLaunch launch) throws IOException {
        return start(launch, Path.of(launch.directory()));
    }

    public static Process start(NodeLaunch launch, Path workingDirectory) throws IOException {
        Path directory = Path.of(launch.directory());
        Path stdout = directory.resolve("logs/stdout.log");
        Files.createDirectories(stdout.getParent());
        if (Files.exists(stdout)) {
            Files.move(stdout, stdout.resolveSibling("stdout.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
        ProcessBuilder builder = new ProcessBuilder(launch.command())
                .directory(workingDirectory.toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
                .redirectOutput(stdout.toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().retainAll(INHERITED);
        environment.putAll(launch.environment());
        return builder.start();
    }

    public static Optional<ProcessHandle> find(NodeLaunch launch) {
        return Optional.ofNullable(find(List.of(launch)).get(launch.name()));
    }

    /** Node name → its running process; lists the processes once. */
    public static Map<String, ProcessHandle> find(List<NodeLaunch> launches) {
        Map<String, NodeLaunch> byMarker = new HashMap<>();
        launches.forEach(launch -> byMarker.put(launch.marker(), launch));
        Map<String, ProcessHandle> found = new HashMap<>();
        ProcessHandle.allProcesses().forEach(process -> {
            List<String> arguments = arguments(process);
            arguments.stream()
                    .map(byMarker::get)
                    .filter(launch -> launch != null && launch.isItself(arguments))
                    .forEach(launch -> found.putIfAbsent(launch.name(), process));
        });
        return found;
    }

    /** Processes in these directories that belong to no ordered node, for messages. */
    public static List<String> outside(Collection<Path> directories, List<NodeLaunch> ordered) {
        Set<String> markers =
                directories.stream().map(NodeLaunch::marker).collect(Collectors.toCollection(TreeSet::new));
        ordered.forEach(launch -> markers.remove(launch.marker()));
        return ProcessHandle.allProcesses()
                .flatMap(process -> arguments(process).stream()
                        .filter(markers::contains)
                        .map(marker -> Path.of(marker.substring(1)).getParent().getParent() + " (process "
                                + process.pid() + ")"))
                .toList();
    }

    private static List<String> arguments(ProcessHandle process) {
        return process.info().arguments().map(Arrays::asList).orElse(List.of());
    }
}
