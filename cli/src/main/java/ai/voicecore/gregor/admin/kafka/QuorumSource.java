package ai.voicecore.gregor.admin.kafka;

import ai.voicecore.gregor.access.Access;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;

/**
 * Who is asked for the state of a cluster's KRaft quorum.
 *
 * @param exists whether there is a quorum
 * @param controllers the controllers' own addresses, while brokers in ZooKeeper mode do not know the request (KIP-866); empty
 *     to ask the brokers
 */
public record QuorumSource(boolean exists, Optional<Access> controllers) {
    public static final QuorumSource NONE = new QuorumSource(false, Optional.empty());
    public static final QuorumSource BROKERS = new QuorumSource(true, Optional.empty());

    public static QuorumSource controllers(Access access) {
        return new QuorumSource(true, Optional.of(access));
    }

    /** A client of the controllers' own, if they are to be asked (KIP-919). */
    Optional<Admin> ownClient() {
        return controllers.map(KafkaClients::ofControllers).map(Admins::quick);
    }
}
