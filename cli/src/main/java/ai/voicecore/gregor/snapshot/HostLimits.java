package ai.voicecore.gregor.snapshot;

import java.util.Collection;

/**
 * Limits of a process; {@link Long#MAX_VALUE} if not known.
 *
 * @param openFiles {@code ulimit -n}; a JVM raises its own soft limit to the hard one, so the hard one counts
 * @param maps {@code vm.max_map_count}: memory maps of one process
 */
public record HostLimits(long openFiles, long maps) {
    public static final HostLimits UNKNOWN = new HostLimits(Long.MAX_VALUE, Long.MAX_VALUE);

    /** The minimum of all nodes, which may be on different hosts. */
    public static HostLimits leastOf(Collection<NodeState> nodes) {
        return nodes.stream()
                .flatMap(node -> node.resources().stream())
                .map(NodeResources::limits)
                .reduce(UNKNOWN, HostLimits::and);
    }

    /** The smaller of each. */
    public HostLimits and(HostLimits other) {
        return new HostLimits(Math.min(openFiles, other.openFiles), Math.min(maps, other.maps));
    }
}
