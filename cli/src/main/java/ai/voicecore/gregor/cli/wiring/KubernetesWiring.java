package ai.voicecore.gregor.cli.wiring;

import ai.voicecore.gregor.admin.AdminFailure;
import ai.voicecore.gregor.cluster.Cluster;
import ai.voicecore.gregor.cluster.Cluster.ChangeControl;
import ai.voicecore.gregor.concurrent.Stop;
import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.platform.ClusterRecord;
import ai.voicecore.gregor.platform.ClusterStore;
import ai.voicecore.gregor.platform.Faults;
import ai.voicecore.gregor.platform.Progress;
import ai.voicecore.gregor.platform.RememberedFaults;
import ai.voicecore.gregor.platform.kubernetes.KubernetesPlatform;
import ai.voicecore.gregor.platform.kubernetes.WorkloadReader;
import ai.voicecore.gregor.platform.kubernetes.api.Api;
import ai.voicecore.gregor.platform.kubernetes.fault.KubernetesFaults;
import ai.voicecore.gregor.platform.kubernetes.store.ConfigMapStore;
import ai.voicecore.gregor.platform.kubernetes.store.LeaseLock;
import ai.voicecore.gregor.platform.kubernetes.tunnel.PodTunnels;
import ai.voicecore.gregor.platform.kubernetes.tunnel.TunnelNames;
import ai.voicecore.gregor.snapshot.WorkloadSnapshot;
import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.topology.KubernetesPlacement;
import ai.voicecore.gregor.topology.Membership;
import ai.voicecore.gregor.topology.Topology;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BinaryOperator;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Creates the objects for a cluster on Kubernetes. */
final class KubernetesWiring {
    private final Map<String, String> environment;
    private final ReleaseLibrary releases;
    private final Progress progress;
    private final Stop stop;
    /** By namespace: reading keys and certificates takes 0.3 s. */
    private final Map<String, Api> apis = new ConcurrentHashMap<>();

    KubernetesWiring(Map<String, String> environment, ReleaseLibrary releases, Progress progress, Stop stop) {
        this.environment = environment;
        this.releases = releases;
        this.progress = progress;
        this.stop = stop;
    }

    /** The cluster of a spec, as {@link Wiring#cluster(ClusterSpec, BinaryOperator, boolean)} describes it. */
    Cluster cluster(ClusterSpec spec, BinaryOperator<ClusterSpec> after, boolean force) {
        Api api = api(spec.kubernetes().namespace());
        ClusterStore store = new ConfigMapStore(api, Clock.systemUTC());
        Optional<ClusterRecord> known = store.load();
        known.ifPresent(record ->
                refuseOther(record.spec().name(), spec.name(), spec.kubernetes().namespace()));
        ClusterRecord described = known.map(record -> record.with(after.apply(spec, record.spec())))
                .orElseGet(() -> new ClusterRecord(ClusterIds.of(spec), spec, Membership.NONE));
        return cluster(api, described, store, force);
    }

    Optional<ClusterSpec> remembered(String namespace) {
        return new ConfigMapStore(api(namespace), Clock.systemUTC()).load().map(ClusterRecord::spec);
    }

    private Api api(String namespace) {
        TunnelNames.install();
        return apis.computeIfAbsent(namespace, name -> Api.open(environment, name, stop));
    }

    private static void refuseOther(String present, String wanted, String namespace) {
        if (!present.equals(wanted)) {
            throw Failure.refused(
                    "Namespace " + namespace + " has cluster " + present + ", and a namespace has one cluster.",
                    "Choose another namespace for " + wanted + ": --namespace NAME");
        }
    }

    Cluster deployed(Optional<String> name, String namespace) {
        Api api = api(namespace);
        ClusterStore store = new ConfigMapStore(api, Clock.systemUTC());
        ClusterRecord known = store.load()
                .orElseThrow(() -> new Failure(
                        "No cluster is deployed in namespace " + namespace + ".",
                        "Type: gregor deploy --on kubernetes --namespace " + namespace
                                + "; or name the cluster's namespace with --namespace."));
        name.ifPresent(wanted -> refuseOther(known.spec().name(), wanted, namespace));
        return cluster(api, known, store, false);
    }

    Cluster described(ClusterRecord record) {
        Api api = api(record.spec().kubernetes().namespace());
        return cluster(api, record, new ConfigMapStore(api, Clock.systemUTC()), false);
    }

    private Cluster cluster(Api api, ClusterRecord described, ClusterStore store, boolean force) {
        ClusterSpec spec = described.spec();
        Topology topology =
                Topology.of(spec, described.clusterId(), new KubernetesPlacement(spec), described.membership());
        TunnelSession session = new TunnelSession(() -> PodTunnels.open(api, topology, RandomGenerator.getDefault()));
        return new Cluster(
                topology,
                new KubernetesPlatform(api, topology, Version.number(), force),
                store,
                new LiveServices(
                        progress,
                        Optional.empty(),
                        releases::of,
                        session,
                        () -> objects(new WorkloadReader(api, spec.name())),
                        stop),
                new ChangeControl(
                        new LeaseLock(api, Clock.systemUTC()),
                        new RememberedFaults(stop.guard(Faults.class, new KubernetesFaults(api)), store)),
                stop);
    }

    private static WorkloadSnapshot objects(WorkloadReader reader) {
        try {
            return reader.read();
        } catch (Failure e) {
            throw AdminFailure.refused(e.getMessage() + " " + e.remedy(), e);
        }
    }

    /** Opens the tunnels at the first use; they end with the process. */
    private static final class TunnelSession implements Runnable {
        private final Supplier<PodTunnels> opener;
        private @Nullable PodTunnels tunnels;

        TunnelSession(Supplier<PodTunnels> opener) {
            this.opener = opener;
        }

        @Override
        public synchronized void run() {
            if (tunnels == null) {
                tunnels = opener.get();
            }
        }
    }
}
