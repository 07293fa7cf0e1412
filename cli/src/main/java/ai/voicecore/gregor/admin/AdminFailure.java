package ai.voicecore.gregor.admin;

import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.failure.FailureKind;
import ai.voicecore.gregor.failure.Remedy;
import java.util.Optional;
import org.apache.kafka.common.errors.AuthorizationException;
import org.jspecify.annotations.Nullable;

/** A running service refused a request, or did not answer. */
public final class AdminFailure extends Failure {
    private static final long serialVersionUID = 1L;

    /** Of many topics the brokers' words are kept, and not the failures. */
    private static final String FORBIDDEN = "uthorization failed";

    private static final Remedy LOOK = Remedy.of("See what runs with: {gregor status}");

    private AdminFailure(FailureKind kind, String sentence, @Nullable Throwable cause) {
        super(kind, sentence, LOOK, cause);
    }

    public static AdminFailure refused(String sentence) {
        return new AdminFailure(FailureKind.FAILED, sentence, null);
    }

    public static AdminFailure refused(String sentence, Throwable cause) {
        return new AdminFailure(FailureKind.FAILED, sentence, cause);
    }

    public static AdminFailure unreachable(String sentence) {
        return new AdminFailure(FailureKind.UNREACHABLE, sentence, null);
    }

    public static AdminFailure unreachable(String sentence, Throwable cause) {
        return new AdminFailure(FailureKind.UNREACHABLE, sentence, cause);
    }

    /** What to do if the cluster forbids what was asked: the rights that Gregor's user needs; empty if something else is wrong. */
    public Optional<Remedy> rights() {
        return getCause() instanceof AuthorizationException
                        || String.valueOf(getMessage()).contains(FORBIDDEN)
                ? Optional.of(Remedy.of(
                        "Give the user that Gregor logs in with the right to do it (kafka-acls.sh): Describe and"
                                + " DescribeConfigs on the cluster and on all topics to look at it; Create, Write, Read, Alter, AlterConfigs"
                                + " and Delete on the topics that a command makes or changes, Read on its groups, Write and Describe on its"
                                + " transactional ids (gregor-*)."))
                : Optional.empty();
    }
}
