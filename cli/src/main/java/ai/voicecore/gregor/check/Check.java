package ai.voicecore.gregor.check;

/** One rule. */
public interface Check {
    /** Short name that stays the same, as {@code nodes-running}. */
    String id();

    /** What holds when the rule holds. */
    String title();

    /** Looks at the evidence; failures of gathering it go through. */
    Verdict examine(Evidence evidence);

    /** What to do when the evidence itself cannot be had. */
    String remedyIfUnreachable();
}
