package ai.voicecore.gregor.platform.local.process;

import ai.voicecore.gregor.platform.local.home.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The supervisor's orders.
 *
 * @param version format of the file
 * @param end whether the supervisor ends when no node runs
 */
public record DesiredState(int version, List<NodeLaunch> nodes, boolean end) {
    public static final int VERSION = 1;

    public static DesiredState of(List<NodeLaunch> nodes) {
        return new DesiredState(VERSION, List.copyOf(nodes), false);
    }

    public DesiredState ending() {
        return new DesiredState(
                VERSION, nodes.stream().map(launch -> launch.wanted(false)).toList(), true);
    }

    /** Throws IOException if it cannot be read, or was written by a newer version of Gregor. */
    public static DesiredState read(Path file) throws IOException {
        DesiredState desired = Json.read(file, DesiredState.class);
        if (desired.version() > VERSION) {
            throw new IOException("a newer Gregor wrote it (format " + desired.version() + ", this one knows " + VERSION
                    + "); use that one");
        }
        if (desired.nodes() == null || !desired.nodes().stream().allMatch(DesiredState::isWhole)) {
            throw new IOException("a node lacks its name, its directory or its command");
        }
        return desired;
    }

    private static boolean isWhole(@Nullable NodeLaunch node) {
        return node != null
                && Stream.of(node.name(), node.directory(), node.command(), node.environment(), node.readyUrl())
                        .allMatch(Objects::nonNull)
                && Path.of(node.directory()).isAbsolute();
    }
}
