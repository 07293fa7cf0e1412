package ai.voicecore.gregor.spec;

import ai.voicecore.gregor.spec.PlatformTopics.TopicRequirement;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * The spec with all defaults. Immutable; only made by {@code ClusterSpecReader}, which validates every field.
 *
 * @param version Kafka version, as 4.3.1
 * @param brokers number of brokers (in the combined layout some are controllers too)
 * @param controllerCount size of the KRaft quorum, odd
 * @param zookeepers size of the ZooKeeper ensemble, odd; used in ZooKeeper mode only
 * @param replication default replication of topics and of Kafka's internal topics
 * @param minInsyncReplicas default {@code min.insync.replicas}, below {@code replication}
 * @param racks names assigned to the brokers in turn, on a plain machine; empty: no racks
 * @param config broker configuration that overrides Gregor's own
 * @param unknownConfig names in {@code config} that are allowed although the release does not know them; a trailing {@code
 *     *} matches any end
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

    /** Whether it is a valid cluster name, for directories and Kubernetes objects. */
    public static boolean isName(String name) {
        return name.matches("[a-z]([-a-z0-9]{0,30}[a-z0-9])?");
    }

    public boolean hasExternalListener() {
        return platform == PlatformKind.KUBERNETES && listeners.external() != ExternalAccess.NONE;
    }

    public boolean allowsUnknownConfig(String setting) {
        return unknownConfig.stream().anyMatch(element -> matchesUnknownConfig(element, setting));
    }

    public static boolean matchesUnknownConfig(String element, String setting) {
        return element.endsWith("*")
                ? setting.startsWith(element.substring(0, element.length() - 1))
                : setting.equals(element);
    }

    public ClusterSpec withTopics(List<TopicSpec> others) {
        return with(layout(), version, brokers, config, List.copyOf(others));
    }

    public ClusterSpec withVersion(String other) {
        return with(layout(), other, brokers, config, topics);
    }

    public ClusterSpec withBrokers(int number) {
        return with(layout(), version, number, config, topics);
    }

    public ClusterSpec withControllers(int number) {
        return with(new Layout(mode, controllers, number), version, brokers, config, topics);
    }

    public ClusterSpec withConfig(SortedMap<String, String> other) {
        return with(layout(), version, brokers, other, topics);
    }

    /** The same cluster after its migration from ZooKeeper to this number of dedicated controllers. */
    public ClusterSpec inKraft(int number) {
        return with(new Layout(Mode.KRAFT, ControllerLayout.DEDICATED, number), version, brokers, config, topics);
    }

    /** The same cluster with controllers in the brokers' processes. */
    public ClusterSpec combined() {
        return with(new Layout(mode, ControllerLayout.COMBINED, controllerCount), version, brokers, config, topics);
    }

    /** Where the controllers are. */
    private record Layout(Mode mode, ControllerLayout controllers, int count) {}

    private Layout layout() {
        return new Layout(mode, controllers, controllerCount);
    }

    private ClusterSpec with(
            Layout layout, String version, int brokers, SortedMap<String, String> config, List<TopicSpec> topics) {
        return new ClusterSpec(
                name,
                platform,
                profile,
                layout.mode(),
                version,
                brokers,
                layout.controllers(),
                layout.count(),
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

    /** Exact names of the topics in which this cluster's nodes keep their state. */
    public Set<String> platformTopics() {
        return PlatformTopics.names(registry.enabled(), connect.enabled());
    }

    /** Names of the topics that are declared so. */
    public Set<String> exactlyOnceTopics() {
        return topics.stream()
                .filter(TopicSpec::exactlyOnce)
                .map(TopicSpec::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    public List<TopicRequirement> topicNeeds() {
        return PlatformTopics.needs(registry.enabled(), connect.enabled());
    }

    /**
     * Listeners for clients outside the Kubernetes cluster. On a plain machine every client that can reach
     * {@code local.host} can use the brokers.
     *
     * @param nodePort the port of every node, for {@code nodePort}; in the cluster's node port range (30000-32767)
     * @param domain for {@code loadBalancer}: broker {@code kafka-kraft-0} is advertised as {@code kafka-kraft-0.DOMAIN}
     */
    public record ListenersSpec(ExternalAccess external, int nodePort, String domain) {}

    /**
     * The settings for a plain machine.
     *
     * @param host address that all ports are bound to and advertised at; the loopback by default
     * @param portOffset added to every default port (9092, 9102 … brokers, 2181 … ZooKeeper, 8081 registry, 8083 Connect)
     * @param directory absolute directory for the nodes' data and logs; empty: below Gregor's directory
     */
    public record LocalSpec(String host, int portOffset, String directory) {}

    /**
     * The Schema Registry: Apicurio with its storage in Kafka and the Confluent-compatible API.
     *
     * @param compatibility global rule for new versions, set at bootstrap, as BACKWARD
     */
    public record RegistrySpec(boolean enabled, String version, String compatibility) {}

    /**
     * Kafka Connect in distributed mode, of the brokers' own version.
     *
     * @param workers number of worker processes
     * @param allow on Kubernetes: namespaces whose pods may use its REST API, which has no login; {@code *} means any address.
     *     The cluster's own pods are always allowed
     */
    public record ConnectSpec(boolean enabled, int workers, List<String> allow) {
        public boolean isOpen() {
            return allow.contains("*");
        }
    }
}
