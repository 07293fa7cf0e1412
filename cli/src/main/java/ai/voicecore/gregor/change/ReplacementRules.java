package ai.voicecore.gregor.change;

import ai.voicecore.gregor.platform.PlatformFailure;
import ai.voicecore.gregor.snapshot.BrokerSnapshot;
import ai.voicecore.gregor.snapshot.ClusterSnapshot;
import ai.voicecore.gregor.snapshot.NodeStatus;
import ai.voicecore.gregor.snapshot.PartitionId;
import ai.voicecore.gregor.snapshot.PartitionSnapshot;
import ai.voicecore.gregor.snapshot.QuorumSnapshot;
import ai.voicecore.gregor.snapshot.QuorumSnapshot.Voter;
import ai.voicecore.gregor.topology.Node;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/** Whether an empty node may take the place of one whose disk is lost. Pure. */
final class ReplacementRules {
    private static final int MAX_NAMED = 10;

    private final Node node;
    private final ClusterSnapshot cluster;
    private final Set<Integer> live;

    ReplacementRules(Node node, ClusterSnapshot cluster) {
        this.node = node;
        this.cluster = cluster;
        this.live = cluster.brokers().stream().map(BrokerSnapshot::id).collect(Collectors.toSet());
    }

    /** Whether it runs and takes its part: it has a disk, and is no case for this. */
    boolean isAlive() {
        return node.role().isBroker() ? live.contains(node.id()) : isVoting() || hasAnotherDisk();
    }

    /** Whether it runs with another disk than the one that votes: that was emptied already. */
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

    /** The partitions whose records would be lost with it: it alone has them all. */
    List<PartitionId> onlyThere() {
        return node.role().isBroker()
                ? partitions((topic, partition) -> partition.replicas().contains(node.id())
                        && partition.inSync().stream().noneMatch(id -> id != node.id() && live.contains(id)))
                : List.of();
    }

    /** Throws if it would lose records or votes, whatever is waited for. */
    void refuse() {
        List<PartitionId> only = onlyThere();
        if (!only.isEmpty()) {
            throw new PlatformFailure(
                    "No other broker that runs has all records of "
                            + only.stream()
                                    .limit(MAX_NAMED)
                                    .map(PartitionId::toString)
                                    .collect(Collectors.joining(", "))
                            + (only.size() > MAX_NAMED ? " and " + (only.size() - MAX_NAMED) + " more" : "")
                            + ": with an empty " + node.name() + " they would be lost. Nothing was changed.",
                    "Start " + node.name()
                            + " with its disk, or start the others that have them (gregor status). If they are"
                            + " lost already, delete their topics first, then repeat this.");
        }
        if (node.role().isController()) {
            cluster.quorum().ifPresent(this::refuse);
        }
    }

    private void refuse(QuorumSnapshot quorum) {
        if (2L * others(quorum).size() <= quorum.voters().size()) {
            throw new PlatformFailure(
                    node.name() + " is the only controller: what it has stored is the cluster's metadata.",
                    "Bring back its disk; there is no other copy.");
        }
    }

    /**
     * Throws if an empty ZooKeeper server could lose what was committed: any majority of servers may be the only ones that
     * have it, so all others must serve, which they do only when they have what their leader has.
     */
    static void refuseServer(Node server, List<Node> ensemble, List<NodeStatus> known) {
        List<String> others = ensemble.stream()
                .map(Node::name)
                .filter(name -> !name.equals(server.name()))
                .toList();
        if (others.isEmpty()) {
            throw new PlatformFailure(
                    server.name() + " is the only server: what it has stored is the cluster's metadata.",
                    "Bring back its disk; there is no other copy.");
        }
        List<String> silent = others.stream()
                .filter(name -> known.stream().noneMatch(node -> node.name().equals(name) && node.isReady()))
                .toList();
        if (!silent.isEmpty()) {
            throw new PlatformFailure(
                    String.join(", ", silent) + " does not serve: with an empty " + server.name()
                            + " what it alone has besides could be lost. Nothing was changed.",
                    "Have the other servers run first (gregor status), then repeat this.");
        }
    }

    /** What has to be waited for before its disk may be emptied; empty if nothing has. */
    Optional<String> notYet() {
        List<PartitionId> inSync =
                partitions((topic, partition) -> partition.inSync().contains(node.id()));
        if (node.role().isBroker() && !inSync.isEmpty()) {
            return Optional.of("the cluster still believes " + node.name() + " in sync, in " + inSync.getFirst());
        }
        return node.role().isController() ? cluster.quorum().flatMap(this::quorumNotYet) : Optional.empty();
    }

    /**
     * Its vote is forgotten, and what it alone has of the metadata besides the leader: so every other voter must have all that
     * was committed, and the leader must be one of them.
     */
    private Optional<String> quorumNotYet(QuorumSnapshot quorum) {
        if (quorum.leader() < 0 || quorum.leader() == node.id()) {
            return Optional.of("the other controllers have not elected a leader");
        }
        // Of a dynamic quorum the new disk does not vote before it has everything; the others only have to let the old
        // one go.
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

    private List<PartitionId> partitions(BiPredicate<String, PartitionSnapshot> which) {
        return cluster.topics().values().stream()
                .flatMap(topic -> topic.partitions().stream()
                        .filter(partition -> which.test(topic.name(), partition))
                        .map(partition -> new PartitionId(topic.name(), partition.partition())))
                .toList();
    }
}
