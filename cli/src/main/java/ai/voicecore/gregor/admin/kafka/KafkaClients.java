package ai.voicecore.gregor.admin.kafka;

import ai.voicecore.gregor.access.Access;
import ai.voicecore.gregor.admin.AdminFailure;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;

/**
 * The only class that creates Kafka clients. {@link Access} gives the connection settings; the caller gives all other
 * settings. Methods throw {@link AdminFailure} if a client cannot be created, most often because no address can be
 * resolved.
 */
public final class KafkaClients {
    private final Access access;

    public KafkaClients(Access access) {
        this.access = access;
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
        Map<String, Object> all = new HashMap<>(settings);
        all.putAll(access.kafka());
        all.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, access.bootstrapServers());
        try {
            return constructor.apply(all);
        } catch (KafkaException e) {
            throw AdminFailure.unreachable(
                    "no Kafka client for " + access.bootstrapServers() + ": "
                            + Futures.words(e.getCause() == null ? e : e.getCause()),
                    e);
        }
    }
}
