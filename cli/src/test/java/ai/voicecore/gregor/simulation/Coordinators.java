package ai.voicecore.gregor.simulation;

import ai.voicecore.gregor.simulation.World.Broken;
import ai.voicecore.gregor.simulation.World.NodeRun;
import ai.voicecore.gregor.snapshot.QuorumSnapshot;
import ai.voicecore.gregor.snapshot.QuorumSnapshot.Voter;
import ai.voicecore.gregor.snapshot.ZooKeeperState;
import ai.voicecore.gregor.topology.Node;
import ai.voicecore.gregor.topology.Role;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The simulated coordination of a cluster, which elects the active controller: a dynamic KRaft quorum (KIP-853), or a
 * ZooKeeper ensemble.
 */
final class Coordinators {
    private final World world;

    /** Id of a voter → its disk. */
    private final SortedMap<Integer, String> voters = new TreeMap<>();

    /** Name of a node → the disk that was formatted for it. */
    private final SortedMap<String, String> disks = new TreeMap<>();

    private boolean founded;

    Coordinators(World world) {
        this.world = world;
    }

    private static boolean isMember(Node node) {
        return node.role().isController() || node.role() == Role.ZOOKEEPER;
    }

    /** A node was started. An empty disk is formatted, as a voter only if the node is an initial controller. */
    void started(Node node) {
        if (!isMember(node) || disks.containsKey(node.name())) {
            return;
        }
        disks.put(node.name(), "disk of " + node.name());
        String options = node.environment().getOrDefault("GREGOR_FORMAT_OPTIONS", "");
        if (node.role() == Role.ZOOKEEPER || options.startsWith("--initial-controllers")) {
            if (founded && node.role() != Role.ZOOKEEPER) {
                throw new Broken(node.name() + " is formatted as an initial voter, but the quorum already exists");
            }
            voters.put(node.id(), disks.get(node.name()));
        }
    }

    /** Ids of the voters that serve. */
    private List<Integer> live() {
        return world.processes.values().stream()
                .filter(process -> isMember(process.description) && votes(process.description))
                .filter(world::isServing)
                .map(process -> process.description.id())
                .toList();
    }

    private boolean votes(Node node) {
        return String.valueOf(disks.get(node.name())).equals(voters.get(node.id()));
    }

    private boolean isMajority(int live) {
        return live > voters.size() / 2;
    }

    boolean hasLeader() {
        boolean leads = isMajority(live().size());
        founded |= leads;
        return leads;
    }

    /** The role of a ZooKeeper server; empty if it does not serve. */
    Optional<ZooKeeperState> zooKeeperState(Node server) {
        if (!hasLeader() || !live().contains(server.id())) {
            return Optional.empty();
        }
        boolean leads = live().getFirst() == server.id();
        return Optional.of(
                voters.size() == 1
                        ? ZooKeeperState.STANDALONE
                        : leads ? ZooKeeperState.LEADER : ZooKeeperState.FOLLOWER);
    }

    /** Throws if the quorum loses its majority when a command stops these nodes. */
    void requireMajorityWithout(Collection<NodeRun> ending) {
        List<Integer> left = new ArrayList<>(live());
        boolean had = isMajority(left.size());
        ending.stream()
                .map(process -> process.description)
                .filter(Coordinators::isMember)
                .forEach(node -> left.remove((Object) node.id()));
        if (had && voters.size() > 1 && !isMajority(left.size())) {
            throw new Broken("the majority is lost: " + left + " of " + voters.keySet() + " are left");
        }
    }

    QuorumSnapshot describe() {
        int leader = hasLeader() ? live().getFirst() : -1;
        List<Voter> observers = world.processes.values().stream()
                .map(process -> process.description)
                .filter(node -> node.role().isController() && !votes(node))
                .filter(node -> world.isServing(world.processes.get(node.name())))
                .map(node -> new Voter(node.id(), disks.get(node.name()), world.hasMetadata(node) ? 0 : -1))
                .toList();
        List<Voter> voting = voters.entrySet().stream()
                .map(voter -> new Voter(voter.getKey(), voter.getValue(), live().contains(voter.getKey()) ? 0 : 60_000))
                .toList();
        return new QuorumSnapshot(leader, 1, voting, observers);
    }

    void add(int id, String disk) {
        boolean there = world.processes.values().stream()
                .anyMatch(process -> process.description.id() == id
                        && process.description.role().isController()
                        && world.isServing(process)
                        && world.hasMetadata(process.description));
        if (!there) {
            throw new Broken("controller " + id + " is added as a voter, but has not caught up");
        }
        Map<Integer, String> before = Map.copyOf(voters);
        voters.put(id, disk);
        requireMajority(before);
    }

    void remove(int id, String disk) {
        Map<Integer, String> before = Map.copyOf(voters);
        voters.remove(id, disk);
        requireMajority(before);
    }

    private void requireMajority(Map<Integer, String> before) {
        if (!isMajority(live().size())) {
            throw new Broken(voters.keySet() + " vote instead of " + before.keySet() + ", and only " + live()
                    + " of them are there");
        }
    }

    String outcome() {
        return new TreeSet<>(voters.keySet()).toString();
    }
}
