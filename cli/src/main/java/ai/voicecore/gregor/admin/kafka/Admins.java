package ai.voicecore.gregor.admin.kafka;

import ai.voicecore.gregor.admin.AdminFailure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
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

    /** Longer than the time of one request: another broker has been tried by then, if Admin does so. */
    private static final FirstContact<Admin> CONTACT = new FirstContact<>(
            admin -> admin.describeCluster().clusterId().toCompletionStage().toCompletableFuture(),
            Admins::at,
            admin -> admin.close(Duration.ZERO),
            Duration.ofSeconds(5));

    private final String bootstrapServers;
    private final ExpectedCluster expected;
    private final ReentrantLock contact = new ReentrantLock();
    private volatile Admin quick;
    private volatile boolean reached;
    private @Nullable Admin patient;

    Admins(String bootstrapServers, ExpectedCluster expected) {
        this.bootstrapServers = bootstrapServers;
        this.expected = expected;
        this.quick = at(bootstrapServers);
    }

    /** The client, once the cluster that answers is known to be the right one. */
    Admin quick() {
        if (!reached) {
            reach();
        }
        return quick;
    }

    /** Not with the lock of {@link #close}, which ends the waiting. */
    private void reach() {
        contact.lock();
        try {
            if (!reached) {
                FirstContact.Found<Admin> found = CONTACT.find(quick, List.of(bootstrapServers.split(",")));
                quick = found.client();
                expected.compare(bootstrapServers, found.answer());
                reached = true;
            }
        } finally {
            contact.unlock();
        }
    }

    /** @param records what is asked for, as records of the controller's log */
    synchronized Admin forSize(int records) {
        Admin checked = quick();
        if (records < LARGE) {
            return checked;
        }
        Admin known = patient;
        if (known == null) {
            known = open(bootstrapServers, Duration.ofMinutes(1), PATIENCE);
            patient = known;
        }
        return known;
    }

    /** A connection of one's own, through these addresses. */
    static Admin at(String addresses) {
        return open(addresses, Duration.ofSeconds(3), QUICK);
    }

    private static Admin open(String bootstrapServers, Duration request, Duration all) {
        try {
            return Admin.create(Map.of(
                    AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                    bootstrapServers,
                    AdminClientConfig.CLIENT_ID_CONFIG,
                    "gregor",
                    AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                    Math.toIntExact(request.toMillis()),
                    AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                    Math.toIntExact(all.toMillis()),
                    AdminClientConfig.METADATA_MAX_AGE_CONFIG,
                    Math.toIntExact(METADATA_AGE.toMillis()),
                    AdminClientConfig.SOCKET_CONNECTION_SETUP_TIMEOUT_MS_CONFIG,
                    3_000));
        } catch (KafkaException e) {
            throw AdminFailure.unreachable(
                    "no Kafka client for " + bootstrapServers + ": "
                            + Futures.words(e.getCause() == null ? e : e.getCause()),
                    e);
        }
    }

    @Override
    public synchronized void close() {
        quick.close(Duration.ofSeconds(2));
        if (patient != null) {
            patient.close(Duration.ofSeconds(2));
        }
    }
}
