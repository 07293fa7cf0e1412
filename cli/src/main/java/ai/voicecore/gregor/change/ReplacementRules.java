package ai.voicecore.gregor.change;

import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.snapshot.ClusterSnapshot;
import ai.voicecore.gregor.snapshot.NodeStatus;
import ai.voicecore.gregor.snapshot.PartitionId;
import ai.voicecore.gregor.snapshot.QuorumSnapshot;
import ai.voicecore.gregor.snapshot.QuorumSnapshot.Voter;
import ai.voicecore.gregor.topology.Node;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Rules for replacing a node whose disk is lost. Pure. */
record ReplacementRules(Node node, ClusterSnapshot cluster) {
    private static final int MAX_NAMED = 10;

    /** Whether it runs and takes part in the cluster: then its disk is fine and nothing is to be replaced. */
    boolean isAlive() {
        return node.role().isBroker() ? cluster.brokerIds().contains(node.id()) : isVoting() || hasAnotherDisk();
    }

    /** Whether it runs with another disk than the voter's: the disk was emptied already. */
    private boolean hasAnotherDisk() {
        return cluster.quorum().filter(quorum -> quorum.isReplaced(node.id())).isPresent();
    }

    private boolean isDynamic() {
        return cluster.finalizedFeatures().getOrDefault("kraft.version", (short) 0) > 0;
    }

    private boolean isVoting() {
        return cluster.quorum()
                .filter(quorum ->
                        quorum.voters().stream().anyMatch(voter -> voter.id() == node.id() && voter.isCaughtUp()))
                .isPresent();
    }

    /** The partitions of which it has the only copy. */
    List<PartitionId> onlyThere() {
        Set<Integer> live = cluster.brokerIds();
        return node.role().isBroker()
                ? cluster.partitions((topic, partition) -> partition.replicas().contains(node.id())
                        && partition.inSync().stream().noneMatch(id -> id != node.id() && live.contains(id)))
                : List.of();
    }

    /** Throws if records or votes would be lost in any case. */
    void refuse() {
        List<PartitionId> only = onlyThere();
        if (!only.isEmpty()) {
            throw new Failure(
                    "No other broker that runs has all records of "
                            + Failure.named(only, MAX_NAMED)
                            + ": with an empty " + node.name() + " they would be lost. Nothing was changed.",
                    "Start " + node.name()
                            + " with its disk, or start the others that have them ({gregor status}). If they are"
                            + " lost already, delete their topics first, then repeat this.");
        }
        if (node.role().isController()) {
            cluster.quorum().ifPresent(this::refuse);
        }
    }

    private void refuse(QuorumSnapshot quorum) {
        if (2L * others(quorum).size() <= quorum.voters().size()) {
            throw new Failure(
                    node.name() + " is the only controller: what it has stored is the cluster's metadata.",
                    "Bring back its disk; there is no other copy.");
        }
    }

    /**
     * Throws if an empty ZooKeeper server could lose committed data. Any majority may hold the only copies, so all other
     * servers must serve; a server serves only when it is in sync with its leader.
     */
    static void refuseServer(Node server, List<Node> ensemble, List<NodeStatus> known) {
        List<String> others = ensemble.stream()
                .map(Node::name)
                .filter(name -> !name.equals(server.name()))
                .toList();
        if (others.isEmpty()) {
            throw new Failure(
                    server.name() + " is the only server: what it has stored is the cluster's metadata.",
                    "Bring back its disk; there is no other copy.");
        }
        List<String> silent = others.stream()
                .filter(name -> known.stream().noneMatch(node -> node.name().equals(name) && node.isReady()))
                .toList();
        if (!silent.isEmpty()) {
            throw new Failure(
                    String.join(", ", silent) + " does not serve: with an empty " + server.name()
                            + " records that only it has could be lost. Nothing was changed.",
                    "Have the other servers run first ({gregor status}), then repeat this.");
        }
    }

    /** What to wait for before its disk may be emptied; empty if nothing. */
    Optional<String> notYet() {
        List<PartitionId> inSync =
                cluster.partitions((topic, partition) -> partition.inSync().contains(node.id()));
        if (node.role().isBroker() && !inSync.isEmpty()) {
            return Optional.of("the cluster still believes " + node.name() + " in sync, in " + inSync.getFirst());
        }
        return node.role().isController() ? cluster.quorum().flatMap(this::quorumNotYet) : Optional.empty();
    }

    /**
     * Its vote and its copy of the metadata are lost. So every other voter must have all committed records, and the leader
     * must be one of them.
     */
    private Optional<String> quorumNotYet(QuorumSnapshot quorum) {
        if (quorum.leader() < 0 || quorum.leader() == node.id()) {
            return Optional.of("the other controllers have not elected a leader");
        }
        // In a dynamic quorum the new disk votes only after it has caught up; the others only have to remove the old
        // one.
        long caughtUp = others(quorum).stream().filter(Voter::isCaughtUp).count();
        if (isDynamic() && 2 * caughtUp > others(quorum).size()) {
            return Optional.empty();
        }
        return others(quorum).stream()
                .filter(voter -> !voter.isCaughtUp())
                .findFirst()
                .map(voter -> "controller " + voter.id() + " is behind the quorum's leader");
    }

    private List<Voter> others(QuorumSnapshot quorum) {
        return quorum.voters().stream().filter(voter -> voter.id() != node.id()).toList();
    }
}
