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

/** Runs the nodes of one cluster. Every method can be repeated after a crash, and completes what was begun. */
public interface Platform {

    /** All known nodes of the cluster, in the topology's order. */
    List<NodeStatus> observe();

    /** Pause between two polls of starting nodes: polling takes resources that they need. */
    default Duration interval() {
        return Duration.ofMillis(100);
    }

    /** What prevents these nodes from running: ports, memory, directories. Changes nothing. */
    List<Problem> preflight(Topology topology);

    /** Limits of a node's process, as far as they are known before it runs. */
    default HostLimits limits() {
        return HostLimits.UNKNOWN;
    }

    /** What these nodes would lack at a start with this description: software, an image. Changes nothing. */
    default List<CannotStart> lacking(Topology topology, Collection<Node> nodes) {
        return List.of();
    }

    /** Installs everything that the nodes need before they can start: runtimes, an image. */
    @Mutating
    void prepare(Topology topology, Progress progress);

    /**
     * Called at the end of a deployment, after every node has been ready: remembers that their storage is in use, and starts
     * background work that only makes later starts faster.
     */
    @Mutating
    default void deployed(Topology topology, Progress progress) {}

    /**
     * Starts these nodes as described; running nodes are not changed. Stopped nodes that are not in the topology any more
     * are forgotten; their data stays.
     */
    @Mutating
    void start(Topology topology, Collection<Node> nodes);

    /** What differs from the result of {@link #start} although nodes run. Changes nothing. */
    default Drift drift(Topology topology) {
        return Drift.NONE;
    }

    /**
     * Differences.
     *
     * @param objects as {@code Service kafka}
     * @param outdated nodes that {@link #restart} would start with another description
     */
    record Drift(List<String> objects, Set<String> outdated) {
        public static final Drift NONE = new Drift(List.of(), Set.of());
    }

    /**
     * Stops these nodes gracefully and waits until they have ended. Their data stays. On Kubernetes: all nodes of a
     * StatefulSet, or those that the topology does not have any more.
     */
    @Mutating
    void stop(Collection<String> nodes, Progress progress);

    /**
     * Stops these nodes gracefully and starts them as described to {@link #start}. Returns when the old processes have
     * ended, so that every later state is of the new ones. A stopped node is started. Supervisor or Kubernetes completes
     * the restart even if the caller dies.
     */
    @Mutating
    void restart(Topology topology, Collection<Node> nodes, Progress progress);

    /** Tells that the stored data of these nodes is not needed any more: they may start without it. */
    @Mutating
    default void emptied(Collection<Node> nodes) {}

    /** Where a node's data is, for messages. */
    String storage(Node node);

    /** Deletes the whole storage of stopped nodes; they may start without it. */
    @Mutating
    void deleteStorage(Topology topology, Collection<String> nodes, Progress progress);

    /** Deletes the whole storage of one node and starts it with empty storage. Returns when the old data is deleted. */
    @Mutating
    void replace(Topology topology, Node node, Progress progress);

    /** The last lines of a node's log. */
    List<String> logs(String node, int lines);

    /**
     * Removes what runs besides the nodes; with {@code deleteData} also the stored data.
     *
     * @return what does not belong to the cluster and stays, for messages
     */
    @Mutating
    List<String> remove(boolean deleteData);
}
