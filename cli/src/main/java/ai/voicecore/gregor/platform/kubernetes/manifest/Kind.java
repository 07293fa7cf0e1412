package ai.voicecore.gregor.platform.kubernetes.manifest;

import ai.voicecore.gregor.topology.Role;
import java.util.Locale;

/** What pods are for each other: those of one kind keep to different hosts and share a disruption budget. */
public enum Kind {
    ZOOKEEPER("zookeeper"),
    CONTROLLER("kafka"),
    BROKER("kafka"),
    CONNECT("kafka-connect"),
    REGISTRY("schema-registry");

    private final String software;

    Kind(String software) {
        this.software = software;
    }

    static Kind of(Role role) {
        return switch (role) {
            case ZOOKEEPER -> ZOOKEEPER;
            case CONTROLLER -> CONTROLLER;
            case BROKER, COMBINED -> BROKER;
            case CONNECT -> CONNECT;
            case REGISTRY -> REGISTRY;
        };
    }

    /** Whether it stores what others rely on: its pods never share a host, and have volumes. */
    public boolean isStateful() {
        return this == ZOOKEEPER || this == CONTROLLER || this == BROKER;
    }

    /** For {@code app.kubernetes.io/name}. */
    String software() {
        return software;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
