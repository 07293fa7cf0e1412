package ai.voicecore.gregor.check;

/** One check. */
public interface Check {
    /** Permanent short name, as {@code nodes-running}. */
    String id();

    /** What is true if the check passes. */
    String title();

    /** Examines the evidence; exceptions of reading it are passed on. */
    Verdict examine(Evidence evidence);

    /** The remedy if the evidence cannot be read. */
    String remedyIfUnreachable();
}
