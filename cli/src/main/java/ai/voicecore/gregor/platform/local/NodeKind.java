package ai.voicecore.gregor.platform.local;

import ai.voicecore.gregor.spec.Mode;
import ai.voicecore.gregor.topology.Role;

/** Nodes that load the same classes, and so share a class-data archive. */
enum NodeKind {
    ZOOKEEPER,
    ZOOKEEPER_BROKER,
    KRAFT,
    CONNECT,
    REGISTRY;

    static NodeKind of(Role role, Mode mode) {
        return switch (role) {
            case ZOOKEEPER -> ZOOKEEPER;
            case BROKER -> mode == Mode.ZOOKEEPER ? ZOOKEEPER_BROKER : KRAFT;
            case COMBINED, CONTROLLER -> KRAFT;
            case CONNECT -> CONNECT;
            case REGISTRY -> REGISTRY;
        };
    }
}
