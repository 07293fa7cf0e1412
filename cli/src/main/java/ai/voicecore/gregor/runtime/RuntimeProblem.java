package ai.voicecore.gregor.runtime;

import org.jspecify.annotations.Nullable;

/** A runtime cannot be had: what happened and where, and what to do next. */
public final class RuntimeProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What kind of trouble it is; the command's exit code is chosen by it. */
    public enum Kind {
        /** The name or version is not well formed. */
        BAD_NAME,
        /** The version is too old for Gregor, or its files were written by a newer Gregor. */
        UNSUPPORTED,
        /** The repository does not have it. */
        NOT_FOUND,
        /** The repository cannot be reached, or Maven is told to stay offline. */
        UNREACHABLE,
        /** What was downloaded is not what was published. */
        CORRUPT,
        /** The disk is full, or would be. */
        NO_SPACE,
        /** A directory cannot be written. */
        UNWRITABLE,
        /** No installed JDK can run it. */
        NO_JDK,
        /** The installation was interrupted. */
        INTERRUPTED
    }

    private final Kind kind;
    private final String remedy;

    /**
     * @param message what happened and where, without a full stop
     * @param remedy what to do next, whole sentences
     */
    public RuntimeProblem(Kind kind, String message, String remedy) {
        this(kind, message, remedy, null);
    }

    /** As above, with the exception that tells the technical side. */
    public RuntimeProblem(Kind kind, String message, String remedy, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.remedy = remedy;
    }

    public Kind kind() {
        return kind;
    }

    /** What to do next. */
    public String remedy() {
        return remedy;
    }
}
