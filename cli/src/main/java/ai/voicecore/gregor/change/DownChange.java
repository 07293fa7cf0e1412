package ai.voicecore.gregor.change;

import ai.voicecore.gregor.cluster.Cluster;
import ai.voicecore.gregor.platform.Progress;
import ai.voicecore.gregor.snapshot.NodeStatus;
import ai.voicecore.gregor.topology.Node;
import ai.voicecore.gregor.topology.Role;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Stops all nodes of a cluster, in reverse start order. */
public record DownChange(Cluster cluster, Progress progress) {
    /**
     * Stops the cluster.
     *
     * @param deleteData whether to delete its stored data too
     * @return files and objects that do not belong to the cluster and stay, for messages
     */
    public List<String> run(boolean deleteData) {
        Predicate<Role> clients = Role::isClient;
        Predicate<Role> brokers = Role::isBroker;
        stop(clients);
        stop(brokers);
        stop(clients.or(brokers).negate());
        List<String> left = cluster.platform().remove(deleteData);
        if (!deleteData) {
            new ChangeMemory(cluster.store()).forgetRestarts();
            cluster.store().journal("done", "down");
        }
        return left;
    }

    private void stop(Predicate<Role> roles) {
        Set<String> running = cluster.platform().observe().stream()
                .filter(status -> !status.where().isEmpty())
                .map(NodeStatus::name)
                .collect(Collectors.toSet());
        List<String> names = cluster.topology()
                .nodes(roles)
                .map(Node::name)
                .filter(running::contains)
                .toList();
        if (!names.isEmpty()) {
            progress.doing("stopping " + String.join(", ", names));
            cluster.platform().stop(names, progress);
        }
    }
}
