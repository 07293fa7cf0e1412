package ai.voicecore.gregor.admin.kafka;

import static ai.voicecore.gregor.admin.kafka.Futures.await;

import ai.voicecore.gregor.admin.AdminFailure;
import ai.voicecore.gregor.concurrent.Await;
import ai.voicecore.gregor.concurrent.Time;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupNotEmptyException;

/**
 * Deletes a group that Gregor created. The group may still have members that are of no use: members of a killed process
 * stay until their session times out (45 s by default), and Connect stops the consumer of a deleted sink with a delay.
 */
final class OwnGroup {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration INTERVAL = Duration.ofMillis(250);

    private final Admin admin;
    private final String group;
    private final Time time;

    OwnGroup(Admin admin, String group, Time time) {
        this.admin = admin;
        this.group = group;
        this.time = time;
    }

    /** Returns when the group is deleted. */
    void delete() {
        new Await(TIMEOUT, INTERVAL, time).answer(last -> {
            if (isDeleted(last)) {
                return Optional.of(true);
            }
            removeMembers();
            return Optional.empty();
        });
    }

    private boolean isDeleted(boolean last) {
        try {
            await(
                    "deleting group " + group,
                    admin.deleteConsumerGroups(List.of(group)).all());
            return true;
        } catch (AdminFailure e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return true;
            }
            if (last || !(e.getCause() instanceof GroupNotEmptyException)) {
                throw e;
            }
            return false;
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
