package ai.voicecore.gregor.launch;

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

    /** Its name in files: {@code zookeeper-broker}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
