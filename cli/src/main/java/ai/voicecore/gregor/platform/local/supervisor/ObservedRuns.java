package ai.voicecore.gregor.platform.local.supervisor;

import ai.voicecore.gregor.platform.local.home.ClusterHome;
import ai.voicecore.gregor.platform.local.home.Json;
import ai.voicecore.gregor.platform.local.storage.FormatMemory;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Collection;
import java.util.List;

/** What a supervisor remembers of the nodes for the next one. */
final class ObservedRuns {
    private ObservedRuns() {}

    /** None if nothing was remembered. */
    static List<NodeRun> read(ClusterHome home) throws IOException {
        return Files.exists(home.observed()) ? List.of(Json.read(home.observed(), NodeRun[].class)) : List.of();
    }

    /** Also remembers that the storage of nodes that are ready is in use. */
    static void write(ClusterHome home, Collection<NodeRun> runs) throws IOException {
        Json.write(home.observed(), List.copyOf(runs));
        for (NodeRun run : runs) {
            if (run.readyAt() != 0) {
                FormatMemory.remember(home, run.name());
            }
        }
    }
}
