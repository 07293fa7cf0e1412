package ai.voicecore.gregor.admin.kafka;

import ai.voicecore.gregor.admin.AdminFailure;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;

/** Verifies that an address leads to the expected cluster; another cluster may use the address now. */
final class ExpectedCluster {
    private final String address;
    private final Optional<String> clusterId;
    private volatile boolean known;

    /** @param clusterId empty to accept any cluster */
    ExpectedCluster(String address, Optional<String> clusterId) {
        this.address = address;
        this.clusterId = clusterId;
        this.known = clusterId.isEmpty();
    }

    void check(Admin admin) {
        if (!known) {
            compare(
                    address,
                    Futures.await(
                            "asking for the cluster id", admin.describeCluster().clusterId()));
            known = true;
        }
    }

    void compare(String place, String found) {
        clusterId.filter(wanted -> !wanted.equals(found)).ifPresent(wanted -> {
            throw AdminFailure.refused("the cluster that answers at " + place + " has the id " + found + ", not "
                    + wanted + ": another Kafka listens there");
        });
    }
}
