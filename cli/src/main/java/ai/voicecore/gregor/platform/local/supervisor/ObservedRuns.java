package ai.voicecore.gregor.platform.local.supervisor;

import ai.voicecore.gregor.platform.local.home.ClusterHome;
import ai.voicecore.gregor.platform.local.home.Json;
import ai.voicecore.gregor.platform.local.storage.FormatMemory;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Collection;
import java.util.List;

/** A supervisor's state of the nodes, saved for the next supervisor. */
final class ObservedRuns {
    private ObservedRuns() {}

    /** None if nothing was saved. */
    static List<NodeRun> read(ClusterHome home) throws IOException {
        return Files.exists(home.observed()) ? List.of(Json.read(home.observed(), NodeRun[].class)) : List.of();
    }

    /** Also saves that the storage of ready nodes is in use. */
    static void write(ClusterHome home, Collection<NodeRun> runs) throws IOException {
        Json.write(home.observed(), List.copyOf(runs));
        for (NodeRun run : runs) {
            if (run.readyAt() != 0) {
                FormatMemory.remember(home, run.name());
            }
        }
    }
}
