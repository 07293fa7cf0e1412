package ai.voicecore.gregor.snapshot;

/** How a node is, as its platform sees it. */
public enum NodePhase {
    /** Not running, and not wanted to. */
    STOPPED,
    /** Running, not ready yet since this start. */
    STARTING,
    /** Running and serving: its /ready answers 200. */
    READY,
    /** Was ready since this start and is not now. */
    UNREADY,
    /** Ended by itself; will be started again. */
    RESTARTING,
    /** Cannot start; it is not tried again until someone asks. */
    FAILED
}
