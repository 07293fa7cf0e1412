package ai.voicecore.gregor.spec;

/** Whether two nodes of one role may share a host. */
public enum Spread {
    /** Never: a node that finds no host of its own waits. */
    REQUIRED,
    /** Only where hosts are short, as on a cluster of one. */
    PREFERRED
}
