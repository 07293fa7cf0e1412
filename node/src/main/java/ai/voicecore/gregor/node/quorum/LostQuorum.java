package ai.voicecore.gregor.node.quorum;

import ai.voicecore.gregor.node.concurrent.Time;
import ai.voicecore.gregor.node.settings.HostPort;
import ai.voicecore.gregor.node.settings.NodeSettings;
import ai.voicecore.gregor.node.settings.OwnListener;
import ai.voicecore.gregor.node.state.BeanReader;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Ends a broker that was told to stop and can reach no controller. Kafka's own shutdown waits five minutes for the
 * controller to move the partitions (KafkaRaftServer, BrokerServer.shutdown); if the whole cluster is stopped, the last
 * broker waits in vain. Acknowledged records are in files by then; the broker recovers its logs at the next start, as after
 * a crash.
 *
 * <p>An active controller writes a record at least every {@code metadata.max.idle.interval.ms} (KIP-835), and every broker
 * applies it. A broker that waits for the controller still serves requests; it stops serving when it closes its logs, which
 * may take long.
 */
public final class LostQuorum {
    /** Longer than a leader election, and many times the longest idle interval that Gregor sets. */
    static final Duration TIMEOUT = Duration.ofSeconds(15);

    private static final String IDLE_INTERVAL = "metadata.max.idle.interval.ms";
    private static final Duration INTERVAL = Duration.ofMillis(500);
    private static final int CONNECT_MILLIS = 1000;

    /** The exit code after SIGTERM. */
    private static final int TERMINATED = 143;

    private LostQuorum() {}

    /** Starts to watch when this JVM is told to stop; not if idle controllers write no records. */
    public static void endShutdownWait(NodeSettings settings) {
        if (settings.role().servesPartitions()
                && !settings.isZooKeeperMode()
                && isOften(settings.properties().get(IDLE_INTERVAL))) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> begin(settings), "gregor-lost-quorum-hook"));
        }
    }

    /** Kafka's default is 500; 0 means that no such records are written. */
    static boolean isOften(@Nullable String idleMillis) {
        if (idleMillis == null) {
            return true;
        }
        try {
            long millis = Long.parseLong(idleMillis.strip());
            return millis > 0 && millis <= TIMEOUT.toMillis() / 3;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** A daemon thread, because the JVM ends after its shutdown hooks and must not wait for it. */
    private static void begin(NodeSettings settings) {
        Thread thread = new Thread(() -> watch(address(settings)), "gregor-lost-quorum");
        thread.setDaemon(true);
        thread.start();
    }

    private static InetSocketAddress address(NodeSettings settings) {
        String address = OwnListener.of(settings.properties())
                .client()
                .get("bootstrap.servers")
                .toString();
        return HostPort.of(address).lookUp();
    }

    private static void watch(InetSocketAddress listener) {
        try {
            awaitSilence(BeanReader::appliedMetadata, () -> accepts(listener), Time.REAL);
        } catch (InterruptedException e) {
            return;
        }
        System.err.println("The controllers have not answered for " + TIMEOUT.toSeconds()
                + " s, so no other broker can take over this broker's partitions: it ends without a handover.");
        Runtime.getRuntime().halt(TERMINATED);
    }

    /**
     * Returns when no new metadata record was applied for {@link #TIMEOUT} while the broker was serving.
     *
     * @param applied offset of the newest applied metadata record; null if it cannot be read
     * @param serves whether the broker accepts connections
     */
    static void awaitSilence(Supplier<@Nullable Long> applied, BooleanSupplier serves, Time time)
            throws InterruptedException {
        long lastNews = time.nanos();
        @Nullable Long before = null;
        while (time.since(lastNews).compareTo(TIMEOUT) < 0) {
            time.pause(INTERVAL);
            @Nullable Long now = applied.get();
            if (now == null || !now.equals(before) || !serves.getAsBoolean()) {
                lastNews = time.nanos();
            }
            before = now;
        }
    }

    private static boolean accepts(InetSocketAddress listener) {
        try (Socket socket = new Socket()) {
            socket.connect(listener, CONNECT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
