package ai.voicecore.gregor.topology;

import java.util.Optional;

/**
 * The identity of a node. Everything except role and phase is chosen at the first deployment and never changes.
 *
 * @param workload group of nodes with the same role, numbered; on Kubernetes a StatefulSet
 * @param index the node's number within its workload, from 0; part of its name, of its addresses and of its volume's name
 * @param id Kafka's {@code node.id} or {@code broker.id}, ZooKeeper's server id; the index for others
 * @param phase of brokers and controllers only
 */
public record Member(String workload, int index, int id, Role role, Optional<Phase> phase) {

    /** Whether it is a controller that must not be started any more. */
    boolean isParked() {
        return role == Role.CONTROLLER && phase.equals(Optional.of(Phase.ZOOKEEPER));
    }

    /** The same in another phase. */
    Member in(Phase other) {
        return new Member(workload, index, id, role, Optional.of(other));
    }

    /** Unique in the cluster, as {@code kafka-0}. */
    public String name() {
        return workload + "-" + index;
    }
}
