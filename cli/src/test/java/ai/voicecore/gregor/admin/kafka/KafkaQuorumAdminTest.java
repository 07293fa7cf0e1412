package ai.voicecore.gregor.admin.kafka;

import static org.apache.kafka.clients.admin.QuorumInfos.replica;
import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.snapshot.QuorumSnapshot;
import ai.voicecore.gregor.snapshot.QuorumSnapshot.Voter;
import java.util.List;
import java.util.OptionalLong;
import org.apache.kafka.clients.admin.QuorumInfo.ReplicaState;
import org.apache.kafka.clients.admin.QuorumInfos;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.Test;

class KafkaQuorumAdminTest {
    private static final long NOW = 1_000_000;
    private static final Uuid OLD = new Uuid(1, 1);
    private static final Uuid NEW = new Uuid(2, 2);

    @Test
    void aRemovedDiskIsNoObserver() {
        ReplicaState old = replica(1, OLD, NOW - 20_000, OptionalLong.of(NOW - 20_000));

        QuorumSnapshot quorum = snapshot(List.of(current(0, NEW), current(1, NEW)), List.of(old, current(7, NEW)));

        assertThat(quorum.observers()).extracting(Voter::id).containsExactly(7);
        assertThat(quorum.isReplaced(1)).isFalse();
    }

    @Test
    void ofTwoObservingDisksTheOneThatFetchedLastCounts() {
        ReplicaState old = replica(1, OLD, NOW - 1_500, OptionalLong.of(NOW - 1_500));

        QuorumSnapshot quorum = snapshot(List.of(current(0, NEW)), List.of(old, current(1, NEW)));

        assertThat(quorum.observers()).extracting(Voter::directory).containsExactly(NEW.toString());
    }

    @Test
    void anEmptyDiskIsAnObserverWhileTheOldOneStillVotes() {
        ReplicaState old = replica(1, OLD, NOW - 500, OptionalLong.of(NOW - 500));
        ReplicaState empty = replica(1, NEW, NOW, OptionalLong.empty());

        QuorumSnapshot quorum = snapshot(List.of(current(0, NEW), old), List.of(empty));

        assertThat(quorum.observers()).extracting(Voter::directory).containsExactly(NEW.toString());
        assertThat(quorum.isReplaced(1)).isTrue();
    }

    private static QuorumSnapshot snapshot(List<ReplicaState> voters, List<ReplicaState> observers) {
        return KafkaQuorumAdmin.snapshot(QuorumInfos.of(0, voters, observers));
    }

    private static ReplicaState current(int id, Uuid directory) {
        return replica(id, directory, NOW, OptionalLong.of(NOW));
    }
}
