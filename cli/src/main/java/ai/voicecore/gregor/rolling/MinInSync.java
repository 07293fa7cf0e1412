package ai.voicecore.gregor.rolling;

import ai.voicecore.gregor.snapshot.ClusterSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Whether min.insync.replicas is still as strong after an upgrade. Enabling eligible leader replicas (KIP-966) turns the
 * active controller's static value into the cluster-wide default and drops the values of single brokers (KAFKA-16540).
 */
public final class MinInSync {
    private MinInSync() {}

    /**
     * Values that became weaker.
     *
     * @param brokers broker id → effective value after the upgrade
     * @param wanted the value of the spec
     */
    public static List<String> weaker(
            ClusterSnapshot before, ClusterSnapshot after, Map<Integer, Integer> brokers, int wanted) {
        List<String> weaker = new ArrayList<>();
        brokers.forEach((broker, value) -> {
            if (value < wanted) {
                weaker.add("broker " + broker + " has min.insync.replicas " + value + " instead of " + wanted);
            }
        });
        after.topics().forEach((name, topic) -> {
            int was = before.topics().containsKey(name)
                    ? before.topics().get(name).minInsyncReplicas()
                    : 0;
            if (topic.minInsyncReplicas() < was) {
                weaker.add("topic " + name + " has min.insync.replicas " + topic.minInsyncReplicas() + " instead of "
                        + was);
            }
        });
        return List.copyOf(weaker);
    }
}
