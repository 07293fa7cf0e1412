package ai.voicecore.gregor.replay;

import java.io.Serial;

/** A replay that could not be finished. The message says what happened, where, and what to do next. */
public final class ReplayException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    /** What kind of trouble it is, so that a command can choose its exit code. */
    public enum Reason {
        /** A file of the directory is missing or wrong. */
        BAD_INPUT,
        /** The registry refuses a schema: it is invalid, or readers of the older version could not go on. */
        SCHEMA_REFUSED,
        /** The brokers or the registry do not answer. */
        UNREACHABLE,
        /** They answer, but nothing moves any more. */
        TIMED_OUT,
        /** Anything else: a refused record, a missing topic, an interrupt. */
        FAILED
    }

    private final Reason reason;

    ReplayException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    ReplayException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
