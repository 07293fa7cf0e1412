package ai.voicecore.gregor.platform.local;

import ai.voicecore.gregor.concurrent.Time;
import ai.voicecore.gregor.platform.ChangeLock;
import ai.voicecore.gregor.platform.Faults;
import ai.voicecore.gregor.platform.Platform;
import ai.voicecore.gregor.platform.Progress;
import ai.voicecore.gregor.platform.local.archive.ArchiveStore;
import ai.voicecore.gregor.platform.local.archive.ArchiveTraining;
import ai.voicecore.gregor.platform.local.archive.BackgroundTraining;
import ai.voicecore.gregor.platform.local.fault.LocalFaults;
import ai.voicecore.gregor.platform.local.home.ClusterHome;
import ai.voicecore.gregor.platform.local.home.GregorHome;
import ai.voicecore.gregor.platform.local.home.LocalChangeLock;
import ai.voicecore.gregor.platform.local.preflight.PortReservations;
import ai.voicecore.gregor.platform.local.software.SoftwareCatalog;
import ai.voicecore.gregor.platform.local.storage.Directories;
import ai.voicecore.gregor.platform.local.storage.NodeStorage;
import ai.voicecore.gregor.platform.local.supervisor.Orders;
import ai.voicecore.gregor.platform.local.supervisor.SupervisorProcess;
import ai.voicecore.gregor.runtime.RuntimeStore;
import ai.voicecore.gregor.runtime.jdk.Jdk;
import ai.voicecore.gregor.topology.Topology;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Creates the platform of each cluster on this machine.
 *
 * @param distribution directory with Gregor's {@code lib}, {@code node} and {@code plugins} jars
 * @param exercise uses a small cluster while class-data archives are made
 * @param time the clock for waiting on processes
 */
public record LocalPlatforms(
        GregorHome home,
        Path distribution,
        RuntimeStore runtimes,
        Supplier<List<Jdk>> jdks,
        Consumer<Topology> exercise,
        Time time) {
    public ChangeLock lock(String cluster) {
        return new LocalChangeLock(home.lock(cluster));
    }

    public Faults faults(String cluster) {
        return new LocalFaults(home.cluster(cluster), time);
    }

    /**
     * The platform of one cluster.
     *
     * @param clusterId identifies the cluster's own directories and processes
     * @param nodesRoot absolute parent of the node directories
     */
    public Platform platform(String cluster, String clusterId, Path nodesRoot) {
        ClusterHome own = home.cluster(cluster);
        return new LocalPlatform(
                new NodeStorage(own, nodesRoot),
                Directories.of(own, clusterId),
                PortReservations.ofThisProcess(own),
                new Orders(own, new SupervisorProcess(home, distribution), time),
                preparation(),
                time);
    }

    /** Installs the runtimes and creates the class-data archives that a cluster's nodes lack, and waits for it. */
    public void makeArchives(Topology topology, Progress progress) {
        Preparation preparation = preparation();
        preparation.install(topology, progress);
        preparation.makeArchives(topology, progress);
    }

    private Preparation preparation() {
        SoftwareCatalog catalog = new SoftwareCatalog(home, distribution, runtimes, jdks);
        ArchiveStore archives = new ArchiveStore(home.archives());
        ArchiveTraining training =
                new ArchiveTraining(catalog::of, archives, home.workspace(), exercise, node -> node, time);
        return new Preparation(runtimes, catalog, archives, training, new BackgroundTraining(home, distribution, time));
    }
}
