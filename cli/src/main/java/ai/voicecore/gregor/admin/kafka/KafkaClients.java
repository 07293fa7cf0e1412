package ai.voicecore.gregor.admin.kafka;

import ai.voicecore.gregor.access.Access;
import ai.voicecore.gregor.admin.AdminFailure;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Makes Kafka's clients of one cluster; the only class that does. How the cluster is reached comes from its {@link Access}, all
 * other settings from the one who knows why; these hold where both name one. Methods throw {@link AdminFailure} where no client
 * can be made: unreachable where no address has a name that is known, else refused.
 *
 * @param bootstrap the setting that takes the addresses
 */
public record KafkaClients(Access access, String bootstrap) {
    /** {@code ClientUtils.parseAndValidateAddresses} says so. */
    private static final String UNKNOWN_NAMES = "No resolvable bootstrap urls";

    public KafkaClients(Access access) {
        this(access, CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG);
    }

    /** Only for {@code Admin}; the access has the addresses of controllers. */
    static KafkaClients ofControllers(Access access) {
        return new KafkaClients(access, AdminClientConfig.BOOTSTRAP_CONTROLLERS_CONFIG);
    }

    Admin admin(Map<String, ?> settings) {
        return made(settings, WakefulAdmin::new);
    }

    public <K, V> Producer<K, V> producer(Map<String, ?> settings, Serializer<K> keys, Serializer<V> values) {
        return made(settings, all -> new KafkaProducer<>(all, keys, values));
    }

    public <K, V> Consumer<K, V> consumer(Map<String, ?> settings, Deserializer<K> keys, Deserializer<V> values) {
        return made(settings, all -> new KafkaConsumer<>(all, keys, values));
    }

    private <T> T made(Map<String, ?> settings, Function<Map<String, Object>, T> constructor) {
        Map<String, Object> all = new HashMap<>(access.kafka());
        all.putAll(settings);
        all.put(bootstrap, access.bootstrapServers());
        try {
            return constructor.apply(all);
        } catch (KafkaException e) {
            // The failures around the innermost one only say that there is no client.
            Throwable root = Stream.iterate((Throwable) e, Objects::nonNull, Throwable::getCause)
                    .reduce(e, (outer, inner) -> inner);
            String reason = access.withoutSecrets(Futures.words(root));
            String message = "no Kafka client for " + access.bootstrapServers() + ": " + reason;
            throw reason.contains(UNKNOWN_NAMES)
                    ? AdminFailure.unreachable(message, e)
                    : AdminFailure.refused(message, e);
        }
    }
}
