package ai.voicecore.gregor.topology;

import ai.voicecore.gregor.access.Transport;
import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.spec.Profile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The Schema Registry and the Connect workers: nodes that are clients of the brokers. */
record ClientNodes(ClusterSpec spec, Membership membership, Placement placement) {
    private String bootstrapServers() {
        return placement
                .bootstrap()
                .map(Address::toString)
                .orElseGet(() -> placement.addresses(membership.members(Role::isBroker), Endpoint.CLIENT));
    }

    List<Node> nodes() {
        return Stream.concat(
                        membership.members(Role.REGISTRY::equals).map(node -> node(node, registry(node))),
                        membership.members(Role.CONNECT::equals).map(node -> node(node, connect(node))))
                .toList();
    }

    private Node node(Member member, SortedMap<String, String> environment) {
        return Node.of(member, spec, placement, Optional.empty(), List.of(Endpoint.CLIENT), environment);
    }

    /** Apicurio's settings: its documentation, "Configuring Kafka storage"; Quarkus reads them from the environment. */
    private SortedMap<String, String> registry(Member node) {
        Address client = placement.bind(node, Endpoint.CLIENT);
        Address http = placement.bind(node, Endpoint.HTTP);
        SortedMap<String, String> environment = new TreeMap<>();
        environment.put("QUARKUS_HTTP_HOST", client.host());
        environment.put("QUARKUS_HTTP_PORT", String.valueOf(client.port()));
        environment.put("QUARKUS_MANAGEMENT_HOST", http.host());
        environment.put("QUARKUS_MANAGEMENT_PORT", String.valueOf(http.port()));
        environment.put("APICURIO_STORAGE_KIND", "kafkasql");
        environment.put("APICURIO_KAFKASQL_BOOTSTRAP_SERVERS", bootstrapServers());
        if (spec.profile() == Profile.LOCAL) {
            // At its start it waits this long four times for snapshots that do not exist; then it reads the journal.
            environment.put("APICURIO_KAFKASQL_CONSUMER_POLL_TIMEOUT", "100");
        }
        return environment;
    }

    private SortedMap<String, String> connect(Member node) {
        Address rest = placement.address(node, Endpoint.CLIENT);
        String replication = String.valueOf(spec.replication());
        Map<String, String> properties = new TreeMap<>();
        properties.put("bootstrap.servers", bootstrapServers());
        properties.put("group.id", spec.name() + "-connect");
        for (String storage : List.of("config", "offset", "status")) {
            properties.put(storage + ".storage.topic", "connect-" + storage + "s");
            properties.put(storage + ".storage.replication.factor", replication);
            properties.put(storage + ".storage.min.insync.replicas", String.valueOf(spec.minInsyncReplicas()));
            if (spec.config().containsKey("message.max.bytes")) {
                // Kafka's default, because the cluster's limit may be smaller than a connector's configuration.
                properties.put(storage + ".storage.max.message.bytes", "1048588");
            }
        }
        properties.put("status.storage.topic", "connect-status");
        properties.put("offset.storage.partitions", spec.profile() == Profile.LOCAL ? "3" : "25");
        properties.put("status.storage.partitions", spec.profile() == Profile.LOCAL ? "3" : "5");
        properties.put("exactly.once.source.support", "enabled");
        properties.put("key.converter", "org.apache.kafka.connect.json.JsonConverter");
        properties.put("value.converter", "org.apache.kafka.connect.json.JsonConverter");
        properties.put("listeners", Transport.PLAIN.url(placement.bind(node, Endpoint.CLIENT)));
        properties.put("rest.advertised.host.name", rest.host());
        properties.put("rest.advertised.port", String.valueOf(rest.port()));
        // Reading plug-in manifests instead of all classes halves the start time (KIP-898).
        properties.put("plugin.discovery", "service_load");
        properties.put("plugin.path", placement.directory("plugins") + "," + placement.ownPlugins());
        properties.put("producer.compression.type", "snappy");
        properties.put("producer.linger.ms", "10");
        return EnvironmentNames.of("CONNECT_", properties);
    }
}
