package ai.voicecore.gregor.admin;

import ai.voicecore.gregor.snapshot.PartitionId;
import ai.voicecore.gregor.snapshot.client.ClientState;
import java.util.Collection;
import java.util.SortedMap;

/** Reads what a Kafka cluster keeps for its clients. Methods throw {@link AdminFailure}. */
public interface ClientStates {

    /**
     * Committed offsets, transactional ids, and producers.
     *
     * @param partitions whose producers are read; each needs a leader
     */
    ClientState read(Collection<PartitionId> partitions);

    /** The committed offset of a group for partition 0 of a topic; 0 if the group does not exist. */
    long committed(String group, String topic);

    /** User → SCRAM mechanism → iterations (KIP-554); users without a password are left out. */
    SortedMap<String, SortedMap<String, String>> passwords();
}
