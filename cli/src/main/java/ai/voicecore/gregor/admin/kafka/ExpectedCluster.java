package ai.voicecore.gregor.admin.kafka;

import ai.voicecore.gregor.admin.AdminFailure;
import java.util.Optional;

/** The cluster that is meant by an address, which another one may have taken. */
final class ExpectedCluster {
    private final Optional<String> clusterId;

    /** @param clusterId empty if any will do */
    ExpectedCluster(Optional<String> clusterId) {
        this.clusterId = clusterId;
    }

    /** Throws if another cluster was found at a place. */
    void compare(String place, String found) {
        clusterId.filter(wanted -> !wanted.equals(found)).ifPresent(wanted -> {
            throw AdminFailure.refused(
                    "the cluster that answers at " + place + " has the id " + found + ", not " + wanted
                            + ": another Kafka listens there",
                    null);
        });
    }
}
