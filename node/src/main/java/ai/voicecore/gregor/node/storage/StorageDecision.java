package ai.voicecore.gregor.node.storage;

import ai.voicecore.gregor.node.settings.NodeSettings.FormatRule;
import ai.voicecore.gregor.node.settings.Refusal;
import ai.voicecore.gregor.node.storage.LogDirectory.State;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * Whether a broker or controller may start on its storage. Pure.
 *
 * <p>The danger is a volume that is not mounted: KRaft storage would be formatted, and Kafka itself puts a {@code
 * meta.properties} into an empty directory next to a formatted one ({@code KafkaRaftServer.initializeLogDirs}, {@code
 * KafkaServer}); the node then joins with empty replicas, and a controller that forgot its vote may vote twice.
 */
public enum StorageDecision {
    START,
    FORMAT;

    /**
     * Throws {@link Refusal} if the node must not start.
     *
     * @param zooKeeperMode a broker of a ZooKeeper cluster; it is never formatted, its first start marks the directories
     * @param clusterId the value of CLUSTER_ID
     */
    static StorageDecision decide(
            boolean zooKeeperMode, FormatRule rule, Optional<String> clusterId, List<LogDirectory> directories) {
        clusterId.ifPresent(wanted -> directories.forEach(directory -> checkClusterId(wanted, directory)));
        List<LogDirectory> empty = directories.stream()
                .filter(directory -> directory.state() == State.EMPTY)
                .toList();
        if (empty.isEmpty()) {
            return START;
        }
        if (rule == FormatRule.NEVER) {
            throw new Refusal(
                    names(empty) + (empty.size() == 1 ? " is" : " are")
                            + " empty, though this node has run before: starting it would make an empty replica.",
                    "Mount the volume again and start the node; or, if its data is really to be rebuilt from the"
                            + " other replicas, " + Refusal.ALLOW_FORMAT);
        }
        if (zooKeeperMode) {
            return START;
        }
        if (empty.size() == directories.size()) {
            return FORMAT;
        }
        if (empty.stream().anyMatch(LogDirectory::metadata)) {
            throw new Refusal(
                    names(empty) + " is to hold the metadata log and is empty, while other directories of this node"
                            + " are formatted.",
                    "Mount its volume again; or, if the metadata is really to be fetched anew, run Kafka's"
                            + " kafka-storage format --ignore-formatted on this node.");
        }
        return START;
    }

    /**
     * Refuses storage with which Kafka would fail at its start with a less clear message: a directory of another node, or
     * one that contains a directory that is not a partition.
     */
    static void refuseWhatKafkaRefuses(OptionalInt nodeId, LogDirectory directory) {
        directory
                .nodeId()
                .filter(found -> nodeId.isPresent() && !found.trim().equals(String.valueOf(nodeId.getAsInt())))
                .ifPresent(found -> {
                    throw new Refusal(
                            directory.path() + " belongs to node " + found + ", and this is node " + nodeId.getAsInt()
                                    + ".",
                            "Give this node its own storage.");
                });
        if (!directory.foreign().isEmpty()) {
            throw new Refusal(
                    directory.path() + " holds " + String.join(", ", directory.foreign())
                            + ", which Kafka does not take for a partition: it does not start beside that.",
                    "Move it to another place.");
        }
    }

    private static void checkClusterId(String wanted, LogDirectory directory) {
        directory.clusterId().filter(found -> !found.equals(wanted)).ifPresent(found -> {
            throw new Refusal(
                    directory.path() + " belongs to the cluster " + found + ", and CLUSTER_ID is " + wanted + ".",
                    "Give this node the storage of its own cluster, or correct CLUSTER_ID.");
        });
    }

    private static String names(List<LogDirectory> directories) {
        return directories.stream()
                .map(directory -> directory.path().toString())
                .collect(Collectors.joining(", "));
    }
}
