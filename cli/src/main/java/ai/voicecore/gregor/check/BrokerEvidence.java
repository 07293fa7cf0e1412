package ai.voicecore.gregor.check;

import ai.voicecore.gregor.admin.DataPath.DataPathReport;
import ai.voicecore.gregor.snapshot.ClusterSnapshot;
import ai.voicecore.gregor.snapshot.NodeState;
import ai.voicecore.gregor.topology.Address;
import java.util.List;

/** What can be seen of any cluster whose brokers can be reached. Each piece is gathered once, when it is first asked for; gathering may throw AdminFailure. */
public interface BrokerEvidence {
    /** Ids of the brokers that are to be there, sorted. */
    List<Integer> brokers();

    /** Every listener that clients or brokers are led to. */
    List<Listener> advertisedListeners();

    /** What the nodes say of themselves; those that do not answer, or have no such page, are missing. */
    List<NodeState> states();

    ClusterSnapshot snapshot();

    /** Ids of the brokers that are known through one listener, once that has had time to hear of all. */
    List<Integer> brokersKnownAt(Address listener);

    DataPathReport dataPath();

    /**
     * One listener of a broker.
     *
     * @param name what it is called in messages
     * @param remedy what to do if it cannot be reached
     */
    record Listener(String name, Address address, String remedy) {}
}
