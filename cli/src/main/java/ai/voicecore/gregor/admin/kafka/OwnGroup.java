package ai.voicecore.gregor.admin.kafka;

import static ai.voicecore.gregor.admin.kafka.Futures.await;
import static ai.voicecore.gregor.admin.kafka.Futures.unless;

import ai.voicecore.gregor.admin.AdminFailure;
import ai.voicecore.gregor.concurrent.Await;
import ai.voicecore.gregor.concurrent.Time;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupNotEmptyException;

/**
 * Deletes a group that Gregor created. The group may still have members that are of no use: members of a killed process
 * stay until their session times out (45 s by default), and Connect stops the consumer of a deleted sink with a delay.
 */
record OwnGroup(Admin admin, String group, Time time) {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration INTERVAL = Duration.ofMillis(250);

    void delete() {
        new Await(TIMEOUT, INTERVAL, time)
                .retry(this::tryToDelete, failure -> failure.getCause() instanceof GroupNotEmptyException);
    }

    private String tryToDelete() {
        try {
            unless(
                    () -> await(
                            "deleting group " + group,
                            admin.deleteConsumerGroups(List.of(group)).all()),
                    GroupIdNotFoundException.class);
            return group;
        } catch (AdminFailure e) {
            if (e.getCause() instanceof GroupNotEmptyException) {
                removeMembers();
            }
            throw e;
        }
    }

    /** Removes all members (KIP-571). */
    private void removeMembers() {
        try {
            await(
                    "removing the members of group " + group,
                    admin.removeMembersFromConsumerGroup(group, new RemoveMembersFromConsumerGroupOptions())
                            .all());
        } catch (AdminFailure e) {
            // The members may have left meanwhile; if not, the deletion of the group reports it.
            return;
        }
    }
}
