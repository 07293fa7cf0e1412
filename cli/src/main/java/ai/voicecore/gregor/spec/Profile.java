package ai.voicecore.gregor.spec;

/** Size and tuning of the nodes. */
public enum Profile {
    /** Small heaps and fast elections: everything fits into 4 GB of memory. */
    LOCAL,
    /** VoiceCore's documented sizes: 4 GB heap a broker, G1, 8 network and 8 I/O threads. */
    PRODUCTION
}
