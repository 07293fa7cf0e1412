package ai.voicecore.gregor.node.state;

import ai.voicecore.gregor.node.settings.NodeSettings;
import ai.voicecore.gregor.node.settings.Role;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the state of the running role on request: beans, readiness, state. */
public final class Observer {
    private final NodeSettings settings;
    private final @Nullable Integer nodeId;
    private final @Nullable IsrWatch isrWatch;
    private final @Nullable ConnectHealth connectHealth;
    private final Instant startedAt =
            ProcessHandle.current().info().startInstant().orElseGet(Instant::now);

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
                SoftwareVersion.of(settings.role()),
                startedAt.toString(),
                reason.isEmpty(),
                reason.orElse(null),
                Resources.ofThisProcess(),
                beans);
    }

    public RestartCheck restartCheck() {
        return RestartCheck.of(settings);
    }

    private Optional<String> whyNotReady(Beans beans) {
        Optional<String> isr = isrWatch == null ? Optional.empty() : isrWatch.whyNot();
        Optional<String> health = connectHealth == null ? Optional.empty() : connectHealth.whyNot();
        return Readiness.whyNot(settings.role(), beans, isr, health);
    }
}
