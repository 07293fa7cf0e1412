package ai.voicecore.gregor.spec;

/** Whether two nodes of one role may share a host. */
public enum Spread {
    /** Never: a node without a host of its own waits. */
    REQUIRED,
    /** Only if there are too few hosts, as in a cluster with one host. */
    PREFERRED
}
