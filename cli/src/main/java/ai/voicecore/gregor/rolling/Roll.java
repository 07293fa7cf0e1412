package ai.voicecore.gregor.rolling;

import ai.voicecore.gregor.topology.Node;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A rolling change and its progress.
 *
 * @param targets names of the nodes to restart
 * @param asked nodes that were restarted and have not recovered, with their previous process
 * @param done nodes that have recovered
 * @param elections preferred leader elections since the last restart
 */
public record Roll(
        List<String> targets, Map<String, ProcessId> asked, Set<String> done, int elections, Options options) {

    /**
     * Options of a rolling change.
     *
     * @param racksTogether whether brokers of one rack may be restarted together, if every partition stays available
     * @param acceptUnavailable whether partitions without a spare replica, and quorums of one, may be unavailable for a
     *     moment
     * @param settle pause after a node has recovered
     */
    public record Options(boolean racksTogether, boolean acceptUnavailable, Duration settle) {}

    public static Roll of(List<String> targets, Options options) {
        return new Roll(List.copyOf(targets), Map.of(), Set.of(), 0, options);
    }

    public Roll asked(Map<String, ProcessId> processes) {
        Map<String, ProcessId> all = new HashMap<>(asked);
        all.putAll(processes);
        return new Roll(targets, Map.copyOf(all), done, 0, options);
    }

    public Roll elected() {
        return new Roll(targets, asked, done, elections + 1, options);
    }

    public Roll back(Collection<String> names) {
        Map<String, ProcessId> still = new HashMap<>(asked);
        names.forEach(still::remove);
        Set<String> all = new HashSet<>(done);
        all.addAll(names);
        return new Roll(targets, Map.copyOf(still), Set.copyOf(all), 0, options);
    }

    /** The same change, continued: nodes that have failed meanwhile are restarted once more. */
    public Roll resumed(Options given, Collection<String> failed) {
        Map<String, ProcessId> still = new HashMap<>(asked);
        failed.forEach(still::remove);
        return new Roll(targets, Map.copyOf(still), done, 0, given);
    }

    /** Whether any node was restarted. */
    public boolean hasBegun() {
        return !asked.isEmpty() || !done.isEmpty();
    }

    boolean isLeft(Node node) {
        return targets.contains(node.name()) && !done.contains(node.name()) && !asked.containsKey(node.name());
    }
}
