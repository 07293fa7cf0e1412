package ai.voicecore.gregor.drill;

import ai.voicecore.gregor.admin.AdminFailure;
import ai.voicecore.gregor.admin.ClusterAdmin;
import ai.voicecore.gregor.audit.AuditProgress;
import ai.voicecore.gregor.concurrent.Time;
import ai.voicecore.gregor.snapshot.NodeState;
import ai.voicecore.gregor.snapshot.NodeStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Polls a cluster in the background and provides the newest state. Each connection has its own thread, so that one that
 * hangs does not block the others.
 */
final class ClusterMonitor implements AutoCloseable {
    private static final Duration RETRY_INTERVAL = Duration.ofMillis(500);

    /** One connection may have chosen a broker that hangs; all three of them hardly ever do. */
    private static final int CONNECTIONS = 3;

    private final DrillContext scene;
    private final List<ClusterAdmin> connections = new ArrayList<>();
    private final NewestView newest;
    private volatile boolean closed;
    private volatile SortedMap<String, String> leaders;

    /** Throws {@link AdminFailure} if the cluster does not answer. */
    ClusterMonitor(DrillContext scene) {
        this.scene = scene;
        long asked = Time.REAL.nanos();
        for (int i = 0; i < CONNECTIONS; i++) {
            connections.add(scene.connect().get());
        }
        this.newest = new NewestView(asked, connections.getFirst().view());
        for (int i = 0; i < CONNECTIONS; i++) {
            int connection = i;
            repeat("drill view", () -> look(connection));
        }
        this.leaders = leaders(scene.askStates());
        repeat("drill leaders", () -> leaders = leaders(scene.askStates()));
    }

    private void look(int connection) {
        long asked = Time.REAL.nanos();
        newest.add(connection, asked, connections.get(connection).view());
    }

    private void repeat(String name, Runnable look) {
        Thread.ofPlatform().name(name).daemon().start(() -> {
            while (!closed) {
                try {
                    look.run();
                } catch (AdminFailure e) {
                    // A cluster with a fault does not always answer; the last state is kept meanwhile.
                    Time.REAL.pause(RETRY_INTERVAL);
                }
                Time.REAL.pause(RETRY_INTERVAL);
            }
        });
    }

    private static SortedMap<String, String> leaders(List<NodeState> states) {
        SortedMap<String, String> leaders = new TreeMap<>();
        for (NodeState state : states) {
            if (state.activeController().orElse(false)) {
                leaders.put("active controller", state.node());
            }
            if (state.zooKeeperState().orElse("").equals("leader")) {
                leaders.put("ZooKeeper leader", state.node());
            }
        }
        return leaders;
    }

    Observation moment(Duration at, AuditProgress audit) {
        SortedMap<String, String> notReady = new TreeMap<>();
        scene.platform().observe().stream()
                .filter(status -> !status.isReady())
                .forEach(status -> notReady.put(status.name(), word(status)));
        return new Observation(at, newest.view(), notReady, leaders, audit.produceGap(), audit.commitGap());
    }

    private static String word(NodeStatus status) {
        return status.phase().name().toLowerCase(Locale.ROOT);
    }

    @Override
    public void close() {
        closed = true;
        connections.forEach(ClusterAdmin::close);
    }
}
