package ai.voicecore.gregor.launch;

import ai.voicecore.gregor.spec.Mode;
import ai.voicecore.gregor.topology.Node;
import java.util.Locale;

/** Kinds of nodes that load the same classes, and so share a class-data archive. */
public enum NodeKind {
    ZOOKEEPER,
    ZOOKEEPER_BROKER,
    KRAFT,
    CONNECT,
    REGISTRY;

    public static NodeKind of(Node node) {
        if (node.role().isKafka()) {
            return node.isInKraft() ? KRAFT : ZOOKEEPER_BROKER;
        }
        return valueOf(node.role().name());
    }

    /**
     * Whether a cluster of this mode is to be started for it.
     *
     * @param usual the mode for what both have
     */
    public boolean runsIn(Mode mode, Mode usual) {
        return switch (this) {
            case ZOOKEEPER, ZOOKEEPER_BROKER -> mode == Mode.ZOOKEEPER;
            case KRAFT -> mode == Mode.KRAFT;
            case CONNECT, REGISTRY -> mode == usual;
        };
    }

    /** Its name in files: {@code zookeeper-broker}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
