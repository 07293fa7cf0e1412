package ai.voicecore.gregor.admin.kafka;

import ai.voicecore.gregor.access.Access;
import ai.voicecore.gregor.concurrent.Time;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.jspecify.annotations.Nullable;

/**
 * The connections to one cluster: a quick one, which turns to another broker when one is silent for three seconds, and, once
 * something large is asked for, a patient one. A controller may need longer than that for a thousand partitions, and a request
 * that is given up and sent again is work done twice.
 */
final class Admins implements AutoCloseable {
    /** Records of one request to a controller from which on it is a large one. */
    private static final int LARGE = 200;

    /** What a large request may take: ZooKeeper's controller made 1,000 partitions in some seconds on a small machine. */
    static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final Duration QUICK = Duration.ofSeconds(25);

    /**
     * Admin goes on asking the broker that its metadata names as the controller, also when that one hangs and has never
     * answered: it breaks the connection off after the request's time, and asks for no new metadata. Without this bound it did so
     * for all its time in 4 of 12 tries while the active controller was stopped with SIGSTOP, with it in none of 12.
     */
    private static final Duration METADATA_AGE = Duration.ofSeconds(2);

    /**
     * How much longer than one request Admin waits for metadata before it drops all connections and begins with the bootstrap
     * addresses again (KIP-1102), the one it tried last at the end. Kafka has five minutes for that. It is needed where a broker
     * hangs, which accepts connections, itself or through a tunnel, and does not answer: Admin prefers a connection that is being
     * made to one that has not been tried. Its request for metadata has the same time as the connection, so it may end just before
     * the connection is given up; then the connection's time begins anew, and the next request goes there too (seen with 4.3.1).
     */
    private static final Duration BEFORE_BOOTSTRAP = Duration.ofMillis(500);

    private final KafkaClients clients;
    private final ExpectedCluster expected;
    private final Again again;
    private final Admin quick;
    private @Nullable Admin patient;

    Admins(Access access, ExpectedCluster expected, Time time) {
        this.clients = new KafkaClients(access);
        this.expected = expected;
        this.again = new Again(time);
        this.quick = quick(clients);
    }

    /** Asks through them what may be repeated. */
    Again again() {
        return again;
    }

    /** The client, once the cluster that answers is known to be the right one. */
    Admin quick() {
        expected.check(quick);
        return quick;
    }

    /** @param records what is asked for, as records of the controller's log */
    synchronized Admin forSize(int records) {
        Admin checked = quick();
        if (records < LARGE) {
            return checked;
        }
        Admin known = patient;
        if (known == null) {
            known = open(clients, Duration.ofMinutes(1), PATIENCE);
            patient = known;
        }
        return known;
    }

    /** A quick connection of one's own. */
    static Admin quick(KafkaClients clients) {
        return open(clients, Duration.ofSeconds(3), QUICK);
    }

    /** For the first question to a cluster that is known by its address only: a wrong address shows soon. */
    static Admin first(KafkaClients clients) {
        return open(clients, Duration.ofSeconds(5), Duration.ofSeconds(15));
    }

    private static Admin open(KafkaClients clients, Duration request, Duration all) {
        return clients.admin(Map.of(
                AdminClientConfig.CLIENT_ID_CONFIG,
                "gregor",
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                Math.toIntExact(request.toMillis()),
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                Math.toIntExact(all.toMillis()),
                AdminClientConfig.METADATA_MAX_AGE_CONFIG,
                Math.toIntExact(METADATA_AGE.toMillis()),
                AdminClientConfig.METADATA_RECOVERY_REBOOTSTRAP_TRIGGER_MS_CONFIG,
                request.plus(BEFORE_BOOTSTRAP).toMillis(),
                AdminClientConfig.SOCKET_CONNECTION_SETUP_TIMEOUT_MS_CONFIG,
                3_000));
    }

    @Override
    public synchronized void close() {
        quick.close(Duration.ofSeconds(2));
        if (patient != null) {
            patient.close(Duration.ofSeconds(2));
        }
    }
}
