package ai.voicecore.gregor.platform.local;

import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.launch.Software;
import ai.voicecore.gregor.platform.Progress;
import ai.voicecore.gregor.platform.local.archive.ArchiveStore;
import ai.voicecore.gregor.platform.local.archive.ArchiveTraining;
import ai.voicecore.gregor.platform.local.archive.BackgroundTraining;
import ai.voicecore.gregor.platform.local.home.ClusterHome;
import ai.voicecore.gregor.platform.local.process.LaunchFiles;
import ai.voicecore.gregor.platform.local.process.NodeLaunch;
import ai.voicecore.gregor.platform.local.software.InstallLines;
import ai.voicecore.gregor.platform.local.software.SoftwareCatalog;
import ai.voicecore.gregor.runtime.RuntimeId;
import ai.voicecore.gregor.runtime.RuntimeStore;
import ai.voicecore.gregor.topology.Node;
import ai.voicecore.gregor.topology.Topology;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

/** Prepares the start of nodes: runtimes, class-data archives, and the files that a start reads. */
record Preparation(
        RuntimeStore runtimes,
        SoftwareCatalog catalog,
        ArchiveStore archives,
        ArchiveTraining training,
        BackgroundTraining background) {
    /** Writes the files for a node's start, and returns the launch; see {@link LaunchFiles#write}. */
    NodeLaunch launch(Topology topology, Node node, Path directory, boolean mayFormat) throws IOException {
        Software software = catalog.of(topology.spec(), node);
        return LaunchFiles.write(node, directory, software, archives.useFlags(software), mayFormat);
    }

    void install(Topology topology, Progress progress) {
        Set<RuntimeId> needed = SoftwareCatalog.runtimes(topology.spec(), topology.nodes());
        needed.forEach(catalog::jdk);
        for (RuntimeId id : needed) {
            if (runtimes.find(id).isEmpty()) {
                progress.doing("installing " + id);
                runtimes.install(id, new InstallLines(progress));
            }
        }
    }

    void makeArchivesInBackground(ClusterHome home, Topology topology, Progress progress) {
        try {
            if (!training.missing(topology).isEmpty()) {
                background.start(home, topology.spec().name(), progress);
            }
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    void makeArchives(Topology topology, Progress progress) {
        try {
            training.trainMissing(topology, progress);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private static Failure unwritable(IOException e) {
        return Failure.ofFile(
                "The class-data archives cannot be written", e, "Check that Gregor's home is writable and has room.");
    }
}
