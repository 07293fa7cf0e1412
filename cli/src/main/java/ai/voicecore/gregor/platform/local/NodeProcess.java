package ai.voicecore.gregor.platform.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Starts node processes, and finds those that another supervisor has started. */
final class NodeProcess {
    /** The only variables of the user's environment that a node sees. */
    private static final Set<String> INHERITED = Set.of("PATH", "HOME", "LANG", "LC_ALL", "TZ", "TMPDIR");

    private NodeProcess() {}

    /** Its output goes to a file, so that it does not notice when whoever started it dies. */
    static Process start(NodeLaunch launch) throws IOException {
        return start(launch, Path.of(launch.directory()));
    }

    /** The same in another working directory than the node's own. */
    static Process start(NodeLaunch launch, Path workingDirectory) throws IOException {
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

    /** The running process whose arguments hold the marker. */
    static Optional<ProcessHandle> find(String marker) {
        return Optional.ofNullable(find(Set.of(marker)).get(marker));
    }

    /** The running processes whose arguments hold one of the markers, by marker; one look at all processes. */
    static Map<String, ProcessHandle> find(Set<String> markers) {
        Map<String, ProcessHandle> found = new HashMap<>();
        ProcessHandle.allProcesses()
                .forEach(process -> arguments(process).stream()
                        .filter(markers::contains)
                        .forEach(marker -> found.putIfAbsent(marker, process)));
        return found;
    }

    private static List<String> arguments(ProcessHandle process) {
        return process.info().arguments().map(Arrays::asList).orElse(List.of());
    }
}
