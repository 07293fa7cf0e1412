package ai.voicecore.gregor.admin.kafka;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.ForwardingAdmin;

/**
 * Kafka's Admin with a small request every second. Admin's thread checks the timeouts of requests and connections only when
 * it wakes up, and it may sleep until the timeout of the last call: 23 s where the timeout was 3 s (seen with 4.3.1: a
 * broker stopped with SIGSTOP, and a metadata request waiting for its connection). A new call wakes it up.
 */
final class WakefulAdmin extends ForwardingAdmin {
    private static final Duration CLOSING = Duration.ofSeconds(2);

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("gregor-wakes-admin").factory());

    /** @param config as {@link org.apache.kafka.clients.admin.Admin#create(Map)} takes it */
    WakefulAdmin(Map<String, Object> config) {
        super(config);
        var unused = clock.scheduleWithFixedDelay(this::describeCluster, 1, 1, TimeUnit.SECONDS);
    }

    /** Waits for no more than a moment: what is still asked then are mostly the questions of the clock. */
    @Override
    public void close(Duration timeout) {
        clock.shutdownNow();
        super.close(timeout.compareTo(CLOSING) > 0 ? CLOSING : timeout);
    }
}
