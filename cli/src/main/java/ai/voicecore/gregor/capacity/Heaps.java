package ai.voicecore.gregor.capacity;

import ai.voicecore.gregor.topology.Role;

/**
 * Heap usage of partitions, and how many fit into a heap. Measured on JDK 25 with the flags of the local profile: live
 * bytes after a full collection ({@code jcmd GC.class_histogram}) of three nodes without clients, at 0 to 7,000 replicas
 * each (docs/scale.md has the figures).
 */
final class Heaps {
    private static final int KIBIBYTES = 1024;

    /** Heap of a node without partitions after it has served clients. */
    private static final int BASE_MEBIBYTES = 40;

    /** Kibibytes of a broker for each replica that it holds: its log, its segment, its indexes, its metrics. */
    private static final int REPLICA = 25;

    /** Kibibytes of a broker for each partition of the cluster, replicated by it or not: metadata and its cache. */
    private static final int PARTITION = 1;

    /** Kibibytes of a KRaft controller for each partition of the cluster. */
    private static final int CONTROLLER_PARTITION = 2;

    /** Kibibytes of a ZooKeeper server for each partition of the cluster: three znodes. */
    private static final int ZOOKEEPER_PARTITION = 3;

    /**
     * Nodes fail above this percentage of the heap. The serial collector's old generation is two thirds of the heap: with
     * 256 MiB at 5,300 replicas the first broker only collected garbage, at 6,000 the controllers lost their quorum, at
     * 7,000 no node answered.
     */
    private static final int MAX_PERCENT = 65;

    /** Up to this percentage there is room for load, for restarts (a start reads every log) and for metadata snapshots. */
    private static final int COMFORTABLE_PERCENT = 45;

    private Heaps() {}

    /** Mebibytes of live data. */
    static long inUse(Role role, Load load) {
        int ofPartition = (role.isBroker() ? PARTITION : 0)
                + (role.isController() ? CONTROLLER_PARTITION : 0)
                + (role == Role.ZOOKEEPER ? ZOOKEEPER_PARTITION : 0);
        long kibibytes =
                (long) ofPartition * load.partitions() + (role.isBroker() ? (long) REPLICA * load.replicas() : 0);
        return BASE_MEBIBYTES + kibibytes / KIBIBYTES;
    }

    static boolean isHopeless(int heapMebibytes, long inUse) {
        return inUse * 100 > (long) heapMebibytes * MAX_PERCENT;
    }

    static boolean isTight(int heapMebibytes, long inUse) {
        return inUse * 100 > (long) heapMebibytes * COMFORTABLE_PERCENT;
    }

    /** A heap size that is large enough, rounded up to a usual value. */
    static long advised(long inUse) {
        long least = inUse * 100 / COMFORTABLE_PERCENT + 1;
        return Capacity.roundUp(least, least <= 1024 ? 128 : 512);
    }
}
