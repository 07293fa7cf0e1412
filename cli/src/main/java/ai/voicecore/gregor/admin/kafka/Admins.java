package ai.voicecore.gregor.admin.kafka;

import ai.voicecore.gregor.access.Access;
import ai.voicecore.gregor.concurrent.Time;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.jspecify.annotations.Nullable;

/**
 * The connections to one cluster. The first has short timeouts: it tries another broker after three seconds. The second has
 * long timeouts and is opened for large requests. A controller may need minutes for a thousand partitions; a request that
 * times out and is sent again doubles the work.
 */
final class Admins implements AutoCloseable {
    /** A request that creates at least this many controller log records is large. */
    private static final int LARGE_REQUEST = 200;

    /** Timeout of a large request. A ZooKeeper controller created 1,000 partitions in some seconds on a small machine. */
    static final Duration TIMEOUT = Duration.ofMinutes(2);

    static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);

    private static final Duration SHORT_TIMEOUT = Duration.ofSeconds(25);

    /**
     * Admin keeps asking the broker that its metadata names as the controller, even if that broker hangs: after the request
     * timeout it closes the connection, but does not refresh its metadata. Without this limit that lasted until the API
     * timeout in 4 of 12 tries with the active controller stopped by SIGSTOP; with it in none of 12.
     */
    private static final Duration METADATA_AGE = Duration.ofSeconds(2);

    /**
     * How long Admin waits for metadata, beyond one request timeout, before it drops all connections and starts again with
     * the bootstrap addresses (KIP-1102), the one it tried last at the end. Kafka's default is five minutes. It matters
     * when a broker hangs and still accepts connections, itself or through a tunnel: Admin prefers a connection that is
     * being opened over an address that it has not tried. The metadata request has the same timeout as the connection, so
     * it may end just before the connection does; then the connection's timeout starts again, and the next request uses it
     * too (seen with 4.3.1).
     */
    private static final Duration REBOOTSTRAP_MARGIN = Duration.ofMillis(500);

    private final KafkaClients clients;
    private final ExpectedCluster expected;
    private final Retry again;
    private final Admin quick;
    private @Nullable Admin patient;

    Admins(Access access, ExpectedCluster expected, Time time) {
        this.clients = new KafkaClients(access);
        this.expected = expected;
        this.again = new Retry(time);
        this.quick = quick(clients);
    }

    Retry again() {
        return again;
    }

    /** The client with short timeouts, after its cluster id was verified. */
    Admin quick() {
        expected.check(quick);
        return quick;
    }

    /** @param records number of controller log records that the request creates */
    synchronized Admin forSize(int records) {
        Admin checked = quick();
        if (records < LARGE_REQUEST) {
            return checked;
        }
        Admin known = patient;
        if (known == null) {
            known = open(clients, Duration.ofMinutes(1), TIMEOUT);
            patient = known;
        }
        return known;
    }

    static Admin quick(KafkaClients clients) {
        return open(clients, Duration.ofSeconds(3), SHORT_TIMEOUT);
    }

    /** For the first question to a cluster that is known by its address only: a wrong address shows soon. */
    static Admin first(KafkaClients clients) {
        return open(clients, Duration.ofSeconds(5), Duration.ofSeconds(15));
    }

    private static Admin open(KafkaClients clients, Duration request, Duration all) {
        return clients.admin(Map.ofEntries(
                Map.entry(AdminClientConfig.CLIENT_ID_CONFIG, "gregor"),
                Map.entry(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.toIntExact(request.toMillis())),
                Map.entry(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Math.toIntExact(all.toMillis())),
                Map.entry(AdminClientConfig.METADATA_MAX_AGE_CONFIG, Math.toIntExact(METADATA_AGE.toMillis())),
                Map.entry(
                        AdminClientConfig.METADATA_RECOVERY_REBOOTSTRAP_TRIGGER_MS_CONFIG,
                        request.plus(REBOOTSTRAP_MARGIN).toMillis()),
                Map.entry(AdminClientConfig.SOCKET_CONNECTION_SETUP_TIMEOUT_MS_CONFIG, 3_000)));
    }

    @Override
    public synchronized void close() {
        quick.close(CLOSE_TIMEOUT);
        if (patient != null) {
            patient.close(CLOSE_TIMEOUT);
        }
    }
}
