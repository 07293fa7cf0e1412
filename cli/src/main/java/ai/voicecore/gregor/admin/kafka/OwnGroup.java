package ai.voicecore.gregor.admin.kafka;

import static ai.voicecore.gregor.admin.kafka.Futures.await;

import ai.voicecore.gregor.admin.AdminFailure;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupNotEmptyException;

/**
 * Deletes a group that Gregor has made. It may have members still, which nobody needs: those of a process that was killed stay
 * until their session ends, 45 s by default, and Connect stops the consumer of a sink some time after the sink is deleted.
 */
final class OwnGroup {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long INTERVAL_NANOS = Duration.ofMillis(250).toNanos();

    private final Admin admin;
    private final String group;

    OwnGroup(Admin admin, String group) {
        this.admin = admin;
        this.group = group;
    }

    /** Returns when it is gone. */
    void delete() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!isDeleted(System.nanoTime() > deadline)) {
            removeMembers();
            LockSupport.parkNanos(INTERVAL_NANOS);
        }
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
