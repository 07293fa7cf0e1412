package ai.voicecore.gregor.snapshot;

/** State of a node, from its platform. */
public enum NodePhase {
    /** Not running, and not wanted to run. */
    STOPPED,
    /** Running, not ready since its start. */
    STARTING,
    /** Running and serving: /ready answers 200. */
    READY,
    /** Running; it was ready since its start, but is not now. */
    UNREADY,
    /** It ended unexpectedly and will be restarted. */
    RESTARTING,
    /** It cannot start, and is not restarted without a request. */
    FAILED
}
