package ai.voicecore.gregor.spec;

import ai.voicecore.gregor.spec.topic.PlatformTopics;
import ai.voicecore.gregor.spec.topic.TopicRequirement;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;

/**
 * What the user asks for, with every default filled in. Immutable; only made by {@code ClusterSpecReader},
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
 * @param unknownConfig names in {@code config} that the release does not know and that are meant all the same; one that ends
 *     with {@code *} stands for all that begin like it
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
        List<String> unknownConfig,
        HeapSpec heap,
        ListenersSpec listeners,
        LocalSpec local,
        KubernetesSpec kubernetes,
        RegistrySpec registry,
        ConnectSpec connect,
        List<TopicSpec> topics) {

    /** Whether a cluster may be called this: directories and Kubernetes' objects are. */
    public static boolean isName(String name) {
        return name.matches("[a-z]([-a-z0-9]{0,30}[a-z0-9])?");
    }

    /** Whether brokers have a listener of its own for clients outside of their Kubernetes cluster. */
    public boolean hasExternalListener() {
        return platform == PlatformKind.KUBERNETES && listeners.external() != ExternalAccess.NONE;
    }

    /** Whether a setting of the brokers is meant though the release does not know it. */
    public boolean allowsUnknownConfig(String setting) {
        return unknownConfig.stream().anyMatch(element -> matchesUnknownConfig(element, setting));
    }

    /** Whether an element of {@link #unknownConfig} means a setting. */
    public static boolean matchesUnknownConfig(String element, String setting) {
        return element.endsWith("*")
                ? setting.startsWith(element.substring(0, element.length() - 1))
                : setting.equals(element);
    }

    /** The same cluster with other topics. */
    public ClusterSpec withTopics(List<TopicSpec> others) {
        return with(version, brokers, controllerCount, config, List.copyOf(others));
    }

    /** The same cluster of another Kafka version. */
    public ClusterSpec withVersion(String other) {
        return with(other, brokers, controllerCount, config, topics);
    }

    /** The same cluster with another number of brokers. */
    public ClusterSpec withBrokers(int number) {
        return with(version, number, controllerCount, config, topics);
    }

    /** The same cluster with another number of controllers. */
    public ClusterSpec withControllers(int number) {
        return with(version, brokers, number, config, topics);
    }

    /** The same cluster with other broker configuration. */
    public ClusterSpec withConfig(SortedMap<String, String> other) {
        return with(version, brokers, controllerCount, other, topics);
    }

    private ClusterSpec with(
            String version,
            int brokers,
            int controllerCount,
            SortedMap<String, String> config,
            List<TopicSpec> topics) {
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
                unknownConfig,
                heap,
                listeners,
                local,
                kubernetes,
                registry,
                connect,
                topics);
    }

    /** The exact names of the topics that the nodes of this cluster keep their own state in. */
    public Set<String> platformTopics() {
        return PlatformTopics.names(registry.enabled(), connect.enabled());
    }

    /** What those topics must be like. */
    public List<TopicRequirement> topicNeeds() {
        return PlatformTopics.needs(registry.enabled(), connect.enabled());
    }
}
