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
    private final Role role;
    private final @Nullable Integer nodeId;
    private final @Nullable IsrWatch isrWatch;
    private final @Nullable ConnectHealth connectHealth;
    private final Instant startedAt =
            ProcessHandle.current().info().startInstant().orElseGet(Instant::now);

    private Observer(
            NodeSettings settings,
            @Nullable Integer nodeId,
            @Nullable IsrWatch isrWatch,
            @Nullable ConnectHealth connectHealth) {
        this.settings = settings;
        this.role = settings.role();
        this.nodeId = nodeId;
        this.isrWatch = isrWatch;
        this.connectHealth = connectHealth;
    }

    public static Observer of(NodeSettings settings) {
        Role role = settings.role();
        Integer nodeId = settings.nodeId().isPresent() ? settings.nodeId().getAsInt() : null;
        Map<String, String> properties = settings.properties();
        return new Observer(
                settings,
                nodeId,
                role.servesPartitions() && nodeId != null
                        ? IsrWatch.start(nodeId, settings.isZooKeeperMode(), properties)
                        : null,
                role == Role.CONNECT ? ConnectHealth.of(properties) : null);
    }

    /** Why the node is not ready, in one line; empty if it is. */
    public Optional<String> whyNotReady() {
        return whyNotReady(beans());
    }

    public NodeState state() {
        Beans beans = beans();
        Optional<String> reason = whyNotReady(beans);
        return new NodeState(
                role,
                nodeId,
                SoftwareVersion.of(role),
                startedAt.toString(),
                reason.isEmpty(),
                reason.orElse(null),
                Resources.ofThisProcess(),
                beans);
    }

    public RestartCheck restartCheck() {
        return RestartCheck.of(settings);
    }

    private Beans beans() {
        return BeanReader.read();
    }

    private Optional<String> whyNotReady(Beans beans) {
        Optional<String> isr = isrWatch == null ? Optional.empty() : isrWatch.whyNot();
        Optional<String> health = connectHealth == null ? Optional.empty() : connectHealth.whyNot();
        return Readiness.whyNot(role, beans, isr, health);
    }
}
