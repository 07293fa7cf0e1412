package ai.voicecore.gregor.platform.local;

import ai.voicecore.gregor.concurrent.Time;
import ai.voicecore.gregor.platform.ChangeLock;
import ai.voicecore.gregor.platform.Faults;
import ai.voicecore.gregor.platform.Platform;
import ai.voicecore.gregor.platform.Progress;
import ai.voicecore.gregor.runtime.Jdk;
import ai.voicecore.gregor.runtime.RuntimeStore;
import ai.voicecore.gregor.topology.Topology;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Makes the platform of each cluster on this machine. */
public final class LocalPlatforms {
    private final GregorHome home;
    private final Path distribution;
    private final RuntimeStore runtimes;
    private final Supplier<List<Jdk>> jdks;
    private final Consumer<Topology> exercise;
    private final Time time;

    /**
     * @param distribution directory with Gregor's {@code lib}, {@code node} and {@code plugins} jars
     * @param exercise uses a small cluster while class-data archives are made
     * @param time what all waiting for processes goes by
     */
    public LocalPlatforms(
            GregorHome home,
            Path distribution,
            RuntimeStore runtimes,
            Supplier<List<Jdk>> jdks,
            Consumer<Topology> exercise,
            Time time) {
        this.home = home;
        this.distribution = distribution;
        this.runtimes = runtimes;
        this.jdks = jdks;
        this.exercise = exercise;
        this.time = time;
    }

    /** Keeps two commands from changing one cluster at the same time. */
    public ChangeLock lock(String cluster) {
        return new LocalChangeLock(home.lock(cluster));
    }

    /** What can be broken on purpose in one cluster. */
    public Faults faults(String cluster) {
        return new LocalFaults(home.cluster(cluster), time);
    }

    /**
     * The platform of one cluster.
     *
     * @param clusterId by which the cluster knows what is its own
     * @param nodesRoot absolute directory that has, or will have, a directory for each node
     */
    public Platform platform(String cluster, String clusterId, Path nodesRoot) {
        ClusterHome own = home.cluster(cluster);
        SoftwareCatalog catalog = catalog();
        ArchiveStore archives = archives();
        return new LocalPlatform(
                own,
                nodesRoot,
                Directories.of(own, clusterId),
                PortReservations.ofThisProcess(own),
                new SupervisorProcess(home, distribution),
                catalog,
                archives,
                new Preparation(runtimes, catalog, training(catalog, archives)),
                new BackgroundTraining(home, distribution, time),
                time);
    }

    /** Installs the runtimes and makes the class-data archives that a cluster's nodes lack, and waits for it. */
    public void makeArchives(Topology topology, Progress progress) {
        SoftwareCatalog catalog = catalog();
        Preparation preparation = new Preparation(runtimes, catalog, training(catalog, archives()));
        preparation.install(topology, progress);
        preparation.makeArchives(topology, progress);
    }

    private SoftwareCatalog catalog() {
        return new SoftwareCatalog(home, distribution, runtimes, jdks);
    }

    private ArchiveStore archives() {
        return new ArchiveStore(home.archives());
    }

    private ArchiveTraining training(SoftwareCatalog catalog, ArchiveStore archives) {
        return new ArchiveTraining(catalog, archives, home.workspace(), exercise, time);
    }
}
