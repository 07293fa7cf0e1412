package ai.voicecore.gregor.node.state;

import ai.voicecore.gregor.node.settings.NodeSettings;
import ai.voicecore.gregor.node.settings.Role;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Reads the state of the running role on request: beans, readiness, state. */
public final class Observer {
    private static final String UNKNOWN = "unknown";
    private static final long NEVER = -1;

    private final NodeSettings settings;
    private final @Nullable Integer nodeId;
    private final @Nullable IsrWatch isrWatch;
    private final @Nullable ConnectHealth connectHealth;
    private final Instant startedAt =
            ProcessHandle.current().info().startInstant().orElseGet(Instant::now);
    private final AtomicLong readyAfter = new AtomicLong(NEVER);

    public Observer(NodeSettings settings) {
        Map<String, String> properties = settings.properties();
        this.settings = settings;
        this.nodeId = settings.nodeId().isPresent() ? settings.nodeId().getAsInt() : null;
        this.isrWatch = settings.role().servesPartitions() && nodeId != null
                ? IsrWatch.start(nodeId, settings.isZooKeeperMode(), properties)
                : null;
        this.connectHealth = settings.role() == Role.CONNECT ? ConnectHealth.of(properties) : null;
    }

    /** Why the node is not ready, in one line; empty if it is. */
    public Optional<String> whyNotReady() {
        return whyNotReady(BeanReader.read());
    }

    public NodeState state() {
        Beans beans = BeanReader.read();
        Optional<String> reason = whyNotReady(beans);
        return new NodeState(
                settings.role(),
                nodeId,
                settings.metadata().orElse(null),
                version(),
                startedAt.toString(),
                reason.isEmpty(),
                reason.orElse(null),
                readyAfter.get() == NEVER ? null : readyAfter.get(),
                Resources.ofThisProcess(),
                beans);
    }

    public RestartCheck restartCheck() {
        return RestartCheck.of(settings);
    }

    private Optional<String> whyNotReady(Beans beans) {
        Optional<String> isr = isrWatch == null ? Optional.empty() : isrWatch.whyNot();
        Optional<String> health = connectHealth == null ? Optional.empty() : connectHealth.whyNot();
        Optional<String> reason = Readiness.whyNot(settings.role(), beans, isr, health);
        if (reason.isEmpty()) {
            readyAfter.compareAndSet(
                    NEVER, Duration.between(startedAt, Instant.now()).toMillis());
        }
        return reason;
    }

    /** The release of the running software. */
    private String version() {
        return settings.role() == Role.ZOOKEEPER ? zooKeeper() : kafka();
    }

    /** From a file in every kafka-clients jar; Kafka's own reader is internal, and was moved in 4.4. */
    private static String kafka() {
        try (InputStream file = Observer.class.getResourceAsStream("/kafka/kafka-version.properties")) {
            if (file == null) {
                return UNKNOWN;
            }
            Properties properties = new Properties();
            properties.load(file);
            return properties.getProperty("version", UNKNOWN);
        } catch (IOException e) {
            return UNKNOWN;
        }
    }

    private static String zooKeeper() {
        try {
            return String.valueOf(Class.forName("org.apache.zookeeper.Version")
                    .getMethod("getVersion")
                    .invoke(null));
        } catch (ReflectiveOperationException e) {
            return UNKNOWN;
        }
    }
}
