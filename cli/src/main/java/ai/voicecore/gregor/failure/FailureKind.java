package ai.voicecore.gregor.failure;

/** What has to change before it can succeed; the command's exit code is chosen by it. */
public enum FailureKind {
    /** It was tried, and did not succeed. */
    FAILED,
    /** What was asked for, or the machine it was asked on, has to change first; nothing was done. */
    REFUSED,
    /** As {@link #REFUSED}: what was asked for does not exist. */
    NOT_FOUND,
    /** Something does not answer. */
    UNREACHABLE,
    /** Something was not so within its time. */
    TIMED_OUT,
    /** The command was interrupted. */
    INTERRUPTED
}
