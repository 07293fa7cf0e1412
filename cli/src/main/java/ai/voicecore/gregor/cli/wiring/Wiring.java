package ai.voicecore.gregor.cli.wiring;

import ai.voicecore.gregor.change.ExclusiveChange;
import ai.voicecore.gregor.cli.option.ClusterOption;
import ai.voicecore.gregor.cli.option.TargetOption;
import ai.voicecore.gregor.cli.wiring.Target.OwnCluster;
import ai.voicecore.gregor.cluster.Cluster;
import ai.voicecore.gregor.cluster.Cluster.ChangeControl;
import ai.voicecore.gregor.concurrent.Stop;
import ai.voicecore.gregor.failure.ClusterOptions;
import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.image.BuildProgress;
import ai.voicecore.gregor.image.ImageBuilder;
import ai.voicecore.gregor.platform.ClusterRecord;
import ai.voicecore.gregor.platform.ClusterStore;
import ai.voicecore.gregor.platform.Faults;
import ai.voicecore.gregor.platform.Progress;
import ai.voicecore.gregor.platform.RememberedFaults;
import ai.voicecore.gregor.platform.local.LocalPlatforms;
import ai.voicecore.gregor.platform.local.archive.ArchiveTraining;
import ai.voicecore.gregor.platform.local.home.GregorHome;
import ai.voicecore.gregor.platform.local.home.LocalClusterStore;
import ai.voicecore.gregor.runtime.RuntimeStore;
import ai.voicecore.gregor.runtime.jdk.Jdks;
import ai.voicecore.gregor.runtime.maven.MavenSource;
import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.spec.PlatformKind;
import ai.voicecore.gregor.topology.LocalPlacement;
import ai.voicecore.gregor.topology.Membership;
import ai.voicecore.gregor.topology.Topology;
import ai.voicecore.gregor.validation.Validation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.common.Uuid;

/** The only class that knows all parts and connects them. */
public final class Wiring {
    private final GregorHome home;
    private final Path distribution;
    private final ReleaseLibrary releases;
    private final KubernetesWiring kubernetes;
    private final Progress progress;
    private final Consumer<ClusterOptions> about;
    private final Stop stop;
    /** Tried once, with the first access to the cluster: later the command may hold the lock itself. */
    private final AtomicBoolean mendingTried = new AtomicBoolean();

    /**
     * Connects the parts.
     *
     * @param distribution directory with Gregor's {@code lib}, {@code node} and {@code plugins} jars
     * @param progress receives activities that the command did not request
     * @param about receives the options that select the command's cluster
     * @param stop tells whether the command must stop; also the clock for all waiting
     */
    public Wiring(
            Map<String, String> environment,
            Path distribution,
            Progress progress,
            Consumer<ClusterOptions> about,
            Stop stop) {
        this.home = GregorHome.of(environment);
        this.distribution = distribution;
        this.progress = progress;
        this.about = about;
        this.stop = stop;
        this.releases = new ReleaseLibrary(runtimes(), progress);
        this.kubernetes = new KubernetesWiring(environment, releases, progress, stop);
    }

    public ReleaseLibrary releases() {
        return releases;
    }

    public RuntimeStore runtimes() {
        return new RuntimeStore(home.runtimes(), MavenSource::new);
    }

    /** The cluster that is meant: a deployed one of Gregor's, or one that others have deployed. */
    public Target target(TargetOption option) {
        Optional<TargetOption.Foreign> foreign = option.foreign();
        if (foreign.isEmpty()) {
            return new OwnCluster(deployed(option.own()), progress);
        }
        about.accept(foreign.get().options());
        return ForeignCluster.greeted(foreign.get(), progress, stop);
    }

    public Path images() {
        return home.images();
    }

    public ImageBuilder imageBuilder(Progress archives, BuildProgress progress) {
        return new ImageBuilder(
                home.images(),
                distribution,
                order -> ArchiveTraining.make(order, home.workspace(), this::exercise, stop, archives),
                progress);
    }

    /** The cluster of a spec, deployed or not; on Kubernetes {@code force} takes over fields of other field managers. */
    public Cluster cluster(ClusterSpec spec, boolean force) {
        return cluster(spec, (described, deployed) -> described, force);
    }

    /**
     * The cluster of a spec, deployed or not.
     *
     * @param after adjusts the spec to the deployed one: called with the described and the deployed spec
     * @param force on Kubernetes, take over fields of other field managers
     */
    public Cluster cluster(ClusterSpec spec, BinaryOperator<ClusterSpec> after, boolean force) {
        if (spec.platform() == PlatformKind.KUBERNETES) {
            return selected(kubernetes.cluster(spec, after, force));
        }
        ClusterStore store = store(spec.name());
        Optional<ClusterRecord> known = store.load();
        ClusterRecord described = known.map(record -> record.with(after.apply(spec, record.spec())))
                .orElseGet(() -> new ClusterRecord(Uuid.randomUuid().toString(), spec, Membership.NONE));
        return cluster(described, store);
    }

    /** The last deployed spec of a name; without a name, of the only cluster, or of the default name. */
    public Optional<ClusterSpec> remembered(Optional<String> name, ClusterSpec described) {
        if (described.platform() == PlatformKind.KUBERNETES) {
            return kubernetes.remembered(described.kubernetes().namespace());
        }
        List<String> known = names();
        String meant = name.orElse(known.size() == 1 ? known.getFirst() : described.name());
        return store(meant).load().map(ClusterRecord::spec);
    }

    /** The selected deployed cluster; on a plain machine without a name, the only one. */
    public Cluster deployed(ClusterOption option) {
        if (option.isOnKubernetes()) {
            return selected(kubernetes.deployed(option.name(), option.namespace()));
        }
        return deployedHere(option.name());
    }

    public void makeArchives(Optional<String> name, Progress progress) {
        platforms().makeArchives(deployedHere(name).topology(), progress);
    }

    private Cluster deployedHere(Optional<String> name) {
        String chosen = name.orElseGet(this::onlyCluster);
        ClusterStore store = store(chosen);
        // An invalid name could lead to another directory, with another user's cluster.
        ClusterRecord known = Optional.of(store)
                .filter(named -> ClusterSpec.isName(chosen))
                .flatMap(ClusterStore::load)
                .orElseThrow(() -> Failure.refused(
                        "There is no cluster " + chosen + " in " + home.clusters() + ".",
                        "Clusters here: "
                                + (names().isEmpty()
                                        ? "none; type {gregor deploy}."
                                        : String.join(", ", names()) + ".")));
        return cluster(known, store);
    }

    /** A deployed cluster with another description. */
    public Cluster described(ClusterRecord record) {
        ClusterSpec spec = record.spec();
        return spec.platform() == PlatformKind.KUBERNETES
                ? kubernetes.described(record)
                : cluster(record, store(spec.name()));
    }

    private Cluster cluster(ClusterRecord described, ClusterStore store) {
        ClusterSpec spec = described.spec();
        String clusterId = described.clusterId();
        LocalPlacement placement =
                LocalPlacement.of(spec, home.cluster(spec.name()).nodes().toString());
        Topology topology = Topology.of(spec, clusterId, placement, described.membership());
        LocalPlatforms platforms = platforms();
        return selected(new Cluster(
                topology,
                platforms.platform(spec.name(), clusterId, Path.of(placement.root())),
                store,
                LiveServices.direct(progress, Optional.of(Path.of(placement.root())), releases::of, stop),
                new ChangeControl(
                        platforms.lock(spec.name()),
                        new RememberedFaults(stop.guard(Faults.class, platforms.faults(spec.name())), store)),
                stop));
    }

    /** For the command that mends faults itself and reports them. */
    public void mendingNothing() {
        mendingTried.set(true);
    }

    private Cluster selected(Cluster cluster) {
        about.accept(ClusterOption.selecting(cluster.spec(), names()));
        if (!mendingTried.getAndSet(true)) {
            ExclusiveChange.mendOrphans(cluster, progress);
        }
        return cluster;
    }

    private LocalPlatforms platforms() {
        return new LocalPlatforms(
                home, distribution, runtimes(), () -> Jdks.discover(Jdks.Places.ofThisProcess()), this::exercise, stop);
    }

    private void exercise(Topology training) {
        Validation.exercise(training, LiveServices.direct(Progress.SILENT, stop));
    }

    /** Parent directory of audit ledgers. */
    Path audits(String cluster) {
        return home.cluster(cluster).audits();
    }

    /** Where audits of clusters do so that Gregor has not deployed. */
    Path foreignAudits() {
        return home.workspace();
    }

    private ClusterStore store(String name) {
        return new LocalClusterStore(home.cluster(name), Clock.systemUTC());
    }

    private String onlyCluster() {
        List<String> names = names();
        if (names.size() == 1) {
            return names.getFirst();
        }
        if (names.isEmpty()) {
            throw new Failure("No cluster is deployed here.", "Type: {gregor deploy}");
        }
        throw Failure.refused(
                "There are several clusters: " + String.join(", ", names) + ".", "Say which with --name.");
    }

    /** Specs are read only if there are several clusters; for a single one, loading it reports what is wrong. */
    private List<String> names() {
        List<String> all = directories();
        return all.size() < 2
                ? all
                : all.stream()
                        .filter(name -> !LocalClusterStore.isCopy(home.cluster(name)))
                        .toList();
    }

    private List<String> directories() {
        if (!Files.isDirectory(home.clusters())) {
            return List.of();
        }
        try (Stream<Path> directories = Files.list(home.clusters())) {
            return directories
                    .filter(directory -> Files.isDirectory(
                            directory)) // An unreadable directory counts as a cluster: loading it reports the problem.
                    .filter(directory -> !Files.notExists(directory.resolve("cluster.json")))
                    .map(directory -> directory.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw Failure.ofFile(home.clusters() + " cannot be listed", e, "Check its permissions.");
        }
    }
}
