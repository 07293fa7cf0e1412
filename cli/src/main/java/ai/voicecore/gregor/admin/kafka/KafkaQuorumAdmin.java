package ai.voicecore.gregor.admin.kafka;

import static ai.voicecore.gregor.admin.kafka.Futures.await;
import static ai.voicecore.gregor.admin.kafka.Futures.unless;

import ai.voicecore.gregor.admin.QuorumAdmin;
import ai.voicecore.gregor.snapshot.QuorumSnapshot;
import ai.voicecore.gregor.snapshot.QuorumSnapshot.Voter;
import ai.voicecore.gregor.topology.Address;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeMetadataQuorumOptions;
import org.apache.kafka.clients.admin.QuorumInfo;
import org.apache.kafka.clients.admin.QuorumInfo.ReplicaState;
import org.apache.kafka.clients.admin.RaftVoterEndpoint;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.DuplicateVoterException;
import org.apache.kafka.common.errors.VoterNotFoundException;

/** The KRaft quorum, through the brokers, which forward these requests to the quorum leader. */
record KafkaQuorumAdmin(Admin admin) implements QuorumAdmin {
    /** Brokers forward this request to the active controller, and wait if it hangs. */
    static KafkaFuture<QuorumInfo> ask(Admin admin) {
        return admin.describeMetadataQuorum(
                        new DescribeMetadataQuorumOptions().timeoutMs(Math.toIntExact(Retry.CONTROLLER.toMillis())))
                .quorumInfo();
    }

    static QuorumSnapshot answer(KafkaFuture<QuorumInfo> asked) {
        return snapshot(await("describing the quorum", asked, Retry.CONTROLLER));
    }

    @Override
    public QuorumSnapshot describe() {
        return answer(ask(admin));
    }

    @Override
    public void add(int id, String directory, Address address) {
        RaftVoterEndpoint endpoint = new RaftVoterEndpoint("CONTROLLER", address.host(), address.port());
        unless(
                () -> await(
                        "adding voter " + id,
                        admin.addRaftVoter(id, Uuid.fromString(directory), Set.of(endpoint))
                                .all()),
                DuplicateVoterException.class);
    }

    @Override
    public void remove(int id, String directory) {
        unless(
                () -> await(
                        "removing voter " + id,
                        admin.removeRaftVoter(id, Uuid.fromString(directory)).all()),
                VoterNotFoundException.class);
    }

    /** A leader that was just removed is not a voter any more. */
    static QuorumSnapshot snapshot(QuorumInfo info) {
        long leaderCaughtUp = all(info)
                .filter(replica -> replica.replicaId() == info.leaderId())
                .flatMap(replica -> replica.lastCaughtUpTimestamp().stream().boxed())
                .findFirst()
                .orElse(-1L);
        return new QuorumSnapshot(
                info.leaderId(),
                info.leaderEpoch(),
                replicas(info.voters(), leaderCaughtUp),
                replicas(observers(info), leaderCaughtUp));
    }

    /**
     * For five minutes the leader lists a disk as an observer although it was removed or its controller has another disk
     * now (LeaderState.OBSERVER_SESSION_TIMEOUT_MS in Kafka 4.3). A controller has one disk: the one that fetched last.
     */
    private static List<ReplicaState> observers(QuorumInfo info) {
        return info.observers().stream()
                .filter(observer -> all(info)
                        .noneMatch(other -> other.replicaId() == observer.replicaId()
                                && fetchedLast(other) > fetchedLast(observer)))
                .toList();
    }

    private static Stream<ReplicaState> all(QuorumInfo info) {
        return Stream.concat(info.voters().stream(), info.observers().stream());
    }

    private static long fetchedLast(ReplicaState replica) {
        return replica.lastFetchTimestamp().orElse(-1);
    }

    private static List<Voter> replicas(List<ReplicaState> replicas, long leaderCaughtUp) {
        return replicas.stream()
                .map(replica -> new Voter(
                        replica.replicaId(), replica.replicaDirectoryId().toString(), behind(replica, leaderCaughtUp)))
                .toList();
    }

    /** Without data of the leader itself, no replica's lag is known. */
    private static long behind(ReplicaState replica, long leaderCaughtUp) {
        return leaderCaughtUp < 0 || replica.lastCaughtUpTimestamp().isEmpty()
                ? -1
                : Math.max(0, leaderCaughtUp - replica.lastCaughtUpTimestamp().getAsLong());
    }
}
