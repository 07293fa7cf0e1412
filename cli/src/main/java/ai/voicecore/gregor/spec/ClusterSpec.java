package ai.voicecore.gregor.spec;

import java.util.List;
import java.util.SortedMap;

/**
 * What the user asks for, with every default filled in. Immutable; only made by {@link ClusterSpecReader},
 * which has checked every field.
 *
 * @param version Kafka version, as 4.3.1
 * @param brokers number of brokers (in the combined layout some are controllers too)
 * @param controllerCount size of the KRaft quorum, odd
 * @param zookeepers size of the ZooKeeper ensemble, odd; used in ZooKeeper mode only
 * @param replication default replication of topics and of Kafka's internal topics
 * @param minInsyncReplicas default {@code min.insync.replicas}, below {@code replication}
 * @param racks names given to the brokers in turn, on a plain machine; empty: no racks
 * @param config broker configuration that goes over Gregor's own
 */
public record ClusterSpec(
        String name,
        PlatformKind platform,
        Profile profile,
        Mode mode,
        String version,
        int brokers,
        ControllerLayout controllers,
        int controllerCount,
        int zookeepers,
        int replication,
        int minInsyncReplicas,
        List<String> racks,
        SortedMap<String, String> config,
        HeapSpec heap,
        ListenersSpec listeners,
        LocalSpec local,
        KubernetesSpec kubernetes,
        RegistrySpec registry,
        ConnectSpec connect,
        List<TopicSpec> topics) {

    /** Whether brokers have a listener of its own for clients outside of their Kubernetes cluster. */
    public boolean hasExternalListener() {
        return platform == PlatformKind.KUBERNETES && listeners.external() != ExternalAccess.NONE;
    }

    /** The same cluster with other topics. */
    public ClusterSpec withTopics(List<TopicSpec> others) {
        return with(version, brokers, List.copyOf(others));
    }

    /** The same cluster of another Kafka version. */
    public ClusterSpec withVersion(String other) {
        return with(other, brokers, topics);
    }

    /** The same cluster with another number of brokers. */
    public ClusterSpec withBrokers(int number) {
        return with(version, number, topics);
    }

    private ClusterSpec with(String version, int brokers, List<TopicSpec> topics) {
        return new ClusterSpec(
                name,
                platform,
                profile,
                mode,
                version,
                brokers,
                controllers,
                controllerCount,
                zookeepers,
                replication,
                minInsyncReplicas,
                racks,
                config,
                heap,
                listeners,
                local,
                kubernetes,
                registry,
                connect,
                topics);
    }
}
