package ai.voicecore.gregor.check;

/**
 * One rule.
 *
 * @param <E> the evidence that it looks at
 */
public interface Check<E> {
    /** Permanent short name, as {@code nodes-running}. */
    String id();

    /** What is true if the check passes. */
    String title();

    /** Examines the evidence; exceptions of reading it are passed on. */
    Verdict examine(E evidence);

    /** The remedy if the evidence cannot be read. */
    String remedyIfUnreachable();
}
