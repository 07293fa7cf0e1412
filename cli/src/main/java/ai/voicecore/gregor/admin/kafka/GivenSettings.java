package ai.voicecore.gregor.admin.kafka;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * Settings of Kafka's clients that a user gives. They say how the cluster is reached. How records are written and read, how long
 * an answer is awaited and which cluster is meant is what a command's result hangs on, so Gregor decides that itself.
 */
public final class GivenSettings {
    /** What an Admin client has too, and {@link Admins} and the other users of {@link KafkaClients} set themselves. */
    private static final Set<String> OWN = Set.of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
            AdminClientConfig.BOOTSTRAP_CONTROLLERS_CONFIG,
            AdminClientConfig.CLIENT_ID_CONFIG,
            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
            AdminClientConfig.ENABLE_METRICS_PUSH_CONFIG,
            AdminClientConfig.METADATA_MAX_AGE_CONFIG,
            AdminClientConfig.METADATA_RECOVERY_REBOOTSTRAP_TRIGGER_MS_CONFIG,
            AdminClientConfig.METADATA_RECOVERY_STRATEGY_CONFIG,
            AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
            AdminClientConfig.RETRIES_CONFIG,
            AdminClientConfig.SOCKET_CONNECTION_SETUP_TIMEOUT_MAX_MS_CONFIG,
            AdminClientConfig.SOCKET_CONNECTION_SETUP_TIMEOUT_MS_CONFIG);

    private GivenSettings() {}

    /** Those that are not taken over: Gregor's own, and all that only producers or consumers know. */
    public static SortedSet<String> leftOut(Collection<String> names) {
        return names.stream()
                .filter(name -> OWN.contains(name) || isOfRecords(name))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isOfRecords(String name) {
        return !AdminClientConfig.configNames().contains(name)
                && (ProducerConfig.configNames().contains(name)
                        || ConsumerConfig.configNames().contains(name));
    }

    /** Whether Kafka's clients know none of them: then they are no settings of clients. Classes of the user's may have names of their own. */
    public static boolean areUnknown(Collection<String> names) {
        Set<String> known = new HashSet<>(AdminClientConfig.configNames());
        known.addAll(ProducerConfig.configNames());
        known.addAll(ConsumerConfig.configNames());
        return names.stream().noneMatch(known::contains);
    }
}
