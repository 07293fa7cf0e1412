package ai.voicecore.gregor.launch;

import ai.voicecore.gregor.spec.Mode;
import ai.voicecore.gregor.topology.Role;
import java.util.Locale;

/** Kinds of nodes that load the same classes, and so share a class-data archive. */
public enum NodeKind {
    ZOOKEEPER,
    ZOOKEEPER_BROKER,
    KRAFT,
    CONNECT,
    REGISTRY;

    public static NodeKind of(Role role, Mode mode) {
        if (role.isKafka()) {
            return mode == Mode.ZOOKEEPER ? ZOOKEEPER_BROKER : KRAFT;
        }
        return valueOf(role.name());
    }

    /** Its name in files: {@code zookeeper-broker}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
