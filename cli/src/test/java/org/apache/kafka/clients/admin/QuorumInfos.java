package org.apache.kafka.clients.admin;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.clients.admin.QuorumInfo.ReplicaState;
import org.apache.kafka.common.Uuid;

/** Creates answers of Kafka's Admin client, whose constructors are only visible in this package. */
public final class QuorumInfos {
    private QuorumInfos() {}

    public static QuorumInfo of(int leader, List<ReplicaState> voters, List<ReplicaState> observers) {
        return new QuorumInfo(leader, 4, 1_000, voters, observers, Map.of());
    }

    public static ReplicaState replica(int id, Uuid directory, long lastFetch, OptionalLong lastCaughtUp) {
        return new ReplicaState(id, directory, 1_000, OptionalLong.of(lastFetch), lastCaughtUp);
    }
}
