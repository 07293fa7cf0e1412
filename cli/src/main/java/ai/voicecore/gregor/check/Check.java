package ai.voicecore.gregor.check;

/**
 * One rule.
 *
 * @param <E> the evidence that it looks at
 */
public interface Check<E> {
    /** Short name that stays the same, as {@code nodes-running}. */
    String id();

    /** What holds when the rule holds. */
    String title();

    /** Looks at the evidence; failures of gathering it go through. */
    Verdict examine(E evidence);

    /** What to do when the evidence itself cannot be had. */
    String remedyIfUnreachable();
}
