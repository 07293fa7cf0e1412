package ai.voicecore.gregor.admin;

import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.failure.FailureKind;
import ai.voicecore.gregor.failure.Remedy;
import org.jspecify.annotations.Nullable;

/** A running service refused a request, or did not answer. */
public final class AdminFailure extends Failure {
    private static final long serialVersionUID = 1L;

    private static final Remedy LOOK = Remedy.of("See what runs with: {gregor status}");

    private AdminFailure(FailureKind kind, String sentence, @Nullable Throwable cause) {
        super(kind, sentence, LOOK, cause);
    }

    /** It answered, and refused. */
    public static AdminFailure refused(String sentence) {
        return new AdminFailure(FailureKind.FAILED, sentence, null);
    }

    public static AdminFailure refused(String sentence, Throwable cause) {
        return new AdminFailure(FailureKind.FAILED, sentence, cause);
    }

    /** The service did not answer. */
    public static AdminFailure unreachable(String sentence) {
        return new AdminFailure(FailureKind.UNREACHABLE, sentence, null);
    }

    public static AdminFailure unreachable(String sentence, Throwable cause) {
        return new AdminFailure(FailureKind.UNREACHABLE, sentence, cause);
    }
}
