package ai.voicecore.gregor.platform;

import ai.voicecore.gregor.concurrent.Mutating;
import ai.voicecore.gregor.snapshot.CannotStart;
import ai.voicecore.gregor.snapshot.HostLimits;
import ai.voicecore.gregor.snapshot.NodeStatus;
import ai.voicecore.gregor.spec.Problem;
import ai.voicecore.gregor.topology.Node;
import ai.voicecore.gregor.topology.Topology;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Keeps the nodes of one cluster running. Every method may be called again after a crash, and finishes what was begun. */
public interface Platform {

    /** Every node that this platform knows of the cluster, in the topology's order. */
    List<NodeStatus> observe();

    /** How long to wait between two looks at nodes that are on their way: looking costs what they need themselves. */
    default Duration interval() {
        return Duration.ofMillis(100);
    }

    /** What stands in the way of running these nodes: ports, memory, directories. Changes nothing. */
    List<Problem> preflight(Topology topology);

    /** What a process of a node may have of its host, as far as that is known before it runs. */
    default HostLimits limits() {
        return HostLimits.UNKNOWN;
    }

    /** What these nodes would lack if they were started now as they are described: software, an image. Changes nothing. */
    default List<CannotStart> lacking(Topology topology, Collection<Node> nodes) {
        return List.of();
    }

    /** Brings everything that the nodes need before they can start: runtimes, an image. */
    @Mutating
    void prepare(Topology topology, Progress progress);

    /** Called when a deployment has come to its end: begins in the background what only makes later starts quicker. */
    @Mutating
    default void deployed(Topology topology, Progress progress) {}

    /**
     * Makes these nodes run as they are described; those that run already are left alone. Nodes that are stopped and that
     * the topology does not have any more are forgotten; their data stays.
     */
    @Mutating
    void start(Topology topology, Collection<Node> nodes);

    /** What is not as {@link #start} would make it although nodes run. Changes nothing. */
    default Drift drift(Topology topology) {
        return Drift.NONE;
    }

    /**
     * What is not as it should be.
     *
     * @param objects as {@code Service kafka}
     * @param outdated nodes that {@link #restart} would make run otherwise than they do
     */
    record Drift(List<String> objects, Set<String> outdated) {
        public static final Drift NONE = new Drift(List.of(), Set.of());
    }

    /** Stops these nodes in an orderly way and waits until they have ended. Their data stays. */
    @Mutating
    void stop(Collection<String> nodes, Progress progress);

    /**
     * Ends these nodes in an orderly way and has them run again, as they were described to {@link #start}. Returns when the old processes
     * have ended, so that whatever is seen of the nodes afterwards is of the new ones. A node that does not run is started.
     * Whoever kept the nodes running finishes this even if the caller dies.
     */
    @Mutating
    void restart(Topology topology, Collection<Node> nodes, Progress progress);

    /** Tells that the cluster needs nothing any more of what these nodes have stored: they may come back without it. */
    @Mutating
    default void emptied(Collection<Node> nodes) {}

    /** Where a node's data is, for people. */
    String storage(Node node);

    /**
     * Deletes all that one node has stored, however much of it is left, and has the node start with empty storage. Returns
     * when what it had is gone.
     */
    @Mutating
    void replace(Topology topology, Node node, Progress progress);

    /** The last lines of a node's log. */
    List<String> logs(String node, int lines);

    /**
     * Ends what runs besides the nodes. With {@code deleteData}, also removes all that the cluster has stored.
     *
     * @return what is there that is not the cluster's, and stays, for people
     */
    @Mutating
    List<String> remove(boolean deleteData);
}
