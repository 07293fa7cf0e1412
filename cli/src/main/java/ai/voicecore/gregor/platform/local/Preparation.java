package ai.voicecore.gregor.platform.local;

import ai.voicecore.gregor.platform.PlatformFailure;
import ai.voicecore.gregor.platform.Progress;
import ai.voicecore.gregor.runtime.RuntimeId;
import ai.voicecore.gregor.runtime.RuntimeStore;
import ai.voicecore.gregor.topology.Topology;
import java.io.IOException;
import java.util.Set;

/** Installs the runtimes that a topology needs, and makes the class-data archives that are missing. */
final class Preparation {
    private final RuntimeStore runtimes;
    private final SoftwareCatalog catalog;
    private final ArchiveTraining training;

    Preparation(RuntimeStore runtimes, SoftwareCatalog catalog, ArchiveTraining training) {
        this.runtimes = runtimes;
        this.catalog = catalog;
        this.training = training;
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

    boolean lacksArchives(Topology topology) {
        try {
            return !training.missing(topology).isEmpty();
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

    private static PlatformFailure unwritable(IOException e) {
        return PlatformFailure.ofFile(
                "The class-data archives cannot be written", e, "Check that Gregor's home is writable and has room.");
    }
}
