package ai.voicecore.gregor.admin;

import ai.voicecore.gregor.failure.Remedy;
import java.util.Optional;
import org.apache.kafka.common.errors.AuthorizationException;

/** What a client's user must be allowed to do. */
public final class Rights {
    /** Of many topics the brokers' words are kept, and not the failures. */
    private static final String FORBIDDEN = "uthorization failed";

    private Rights() {}

    /** What to do where a cluster forbids what was asked; empty where something else is wrong. */
    public static Optional<Remedy> remedy(AdminFailure failure) {
        return failure.getCause() instanceof AuthorizationException
                        || String.valueOf(failure.getMessage()).contains(FORBIDDEN)
                ? Optional.of(Remedy.of(
                        "Give the user that Gregor logs in with the right to do it (kafka-acls.sh): Describe and"
                                + " DescribeConfigs on the cluster and on all topics to look at it; Create, Write, Read, Alter, AlterConfigs"
                                + " and Delete on the topics that a command makes or changes, Read on its groups, Write and Describe on its"
                                + " transactional ids (gregor-*)."))
                : Optional.empty();
    }
}
