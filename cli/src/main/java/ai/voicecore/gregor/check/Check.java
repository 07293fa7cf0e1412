package ai.voicecore.gregor.check;

import ai.voicecore.gregor.failure.Remedy;

/**
 * One rule.
 *
 * @param <E> the evidence that it looks at
 */
public abstract class Check<E> {
    private final String id;
    private final String title;
    private final Remedy remedyIfUnreachable;

    protected Check(String id, String title, String remedyIfUnreachable) {
        this.id = id;
        this.title = title;
        this.remedyIfUnreachable = Remedy.of(remedyIfUnreachable);
    }

    /** Permanent short name, as {@code nodes-running}. */
    public String id() {
        return id;
    }

    /** What is true if the check passes. */
    public String title() {
        return title;
    }

    public Remedy remedyIfUnreachable() {
        return remedyIfUnreachable;
    }

    /** Examines the evidence; exceptions of reading it are passed on. */
    public abstract Verdict examine(E evidence);
}
