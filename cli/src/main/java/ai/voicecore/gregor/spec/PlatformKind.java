package ai.voicecore.gregor.spec;

/** Where the nodes run. */
public enum PlatformKind {
    LOCAL,
    KUBERNETES
}
