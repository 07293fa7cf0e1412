package ai.voicecore.gregor.launch;

import ai.voicecore.gregor.spec.Mode;
import ai.voicecore.gregor.topology.Role;
import java.util.Locale;

/** Nodes that load the same classes, and so share a class-data archive. */
public enum NodeKind {
    ZOOKEEPER,
    ZOOKEEPER_BROKER,
    KRAFT,
    CONNECT,
    REGISTRY;

    public static NodeKind of(Role role, Mode mode) {
        return switch (role) {
            case ZOOKEEPER -> ZOOKEEPER;
            case BROKER -> mode == Mode.ZOOKEEPER ? ZOOKEEPER_BROKER : KRAFT;
            case COMBINED, CONTROLLER -> KRAFT;
            case CONNECT -> CONNECT;
            case REGISTRY -> REGISTRY;
        };
    }

    /** Its name in files: {@code zookeeper-broker}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
