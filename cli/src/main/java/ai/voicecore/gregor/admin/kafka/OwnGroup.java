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
 * Deletes a group that Gregor has made. It may have members still, which nobody needs: those of a process that was killed stay
 * until their session ends, 45 s by default, and Connect stops the consumer of a sink some time after the sink is deleted.
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

    /** Returns when it is gone. */
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

    /** All of them (KIP-571). */
    private void removeMembers() {
        try {
            await(
                    "removing the members of group " + group,
                    admin.removeMembersFromConsumerGroup(group, new RemoveMembersFromConsumerGroupOptions())
                            .all());
        } catch (AdminFailure e) {
            // They may have left by themselves meanwhile; if not, deleting the group tells it.
            return;
        }
    }
}
