package ai.voicecore.gregor.spec;

/** How large and how tuned the nodes are. */
public enum Profile {
    /** Small heaps and quick elections: all of it fits in 4 GB of memory. */
    LOCAL,
    /** VoiceCore's documented sizes: 4 GB heap a broker, G1, 8 network and 8 I/O threads. */
    PRODUCTION
}
