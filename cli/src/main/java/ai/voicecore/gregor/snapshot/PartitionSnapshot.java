package ai.voicecore.gregor.snapshot;

import java.util.List;

/** One partition; its leader is a broker id, or -1 if there is none. */
public record PartitionSnapshot(int partition, int leader, List<Integer> replicas, List<Integer> inSync) {

    public boolean isOffline() {
        return leader < 0;
    }

    public boolean isUnderReplicated() {
        return inSync.size() < replicas.size();
    }
}
