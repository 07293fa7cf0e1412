package ai.voicecore.gregor.admin;

import org.jspecify.annotations.Nullable;

/** A running service refused a request, or did not answer. */
public final class AdminFailure extends RuntimeException {
    private final boolean unreachable;

    private AdminFailure(String message, boolean unreachable, @Nullable Throwable cause) {
        super(message, cause);
        this.unreachable = unreachable;
    }

    /** The service answered and refused the request. */
    public static AdminFailure refused(String message, @Nullable Throwable cause) {
        return new AdminFailure(message, false, cause);
    }

    /** The service did not answer. */
    public static AdminFailure unreachable(String message, @Nullable Throwable cause) {
        return new AdminFailure(message, true, cause);
    }

    public boolean isUnreachable() {
        return unreachable;
    }
}
