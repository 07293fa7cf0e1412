package ai.voicecore.gregor.capacity;

import ai.voicecore.gregor.topology.Role;

/**
 * What partitions cost in heap, and how many a heap holds. Measured on JDK 25 with the flags of the local profile: the
 * bytes that a full collection leaves ({@code jcmd GC.class_histogram}) of three nodes without clients, at 0 to 7,000
 * replicas each (docs/scale.md has the figures).
 */
final class Heaps {
    private static final int KIBIBYTES = 1024;

    /** Of a node without partitions that has served clients for a while. */
    private static final int BASE_MEBIBYTES = 40;

    /** Kibibytes of a broker for each replica that it holds: its log, its segment, its indexes, its metrics. */
    private static final int REPLICA = 25;

    /** Kibibytes of a broker for each partition of the cluster, its own or not: the metadata, and the cache of it. */
    private static final int PARTITION = 1;

    /** Kibibytes of a KRaft controller for each partition of the cluster. */
    private static final int CONTROLLER_PARTITION = 2;

    /** Kibibytes of a ZooKeeper server for each partition of the cluster: three nodes of its tree. */
    private static final int ZOOKEEPER_PARTITION = 3;

    /**
     * Percent of a heap beyond which nodes fail. The serial collector keeps what stays in two thirds of the heap: with 256
     * MiB the first broker collected garbage instead of answering at 5,300 replicas, at 6,000 the controllers lost their
     * quorum, at 7,000 nothing answered any more.
     */
    private static final int MAX_PERCENT = 65;

    /** Percent up to which there is room for load, for a restart, which reads every log, and for snapshots of the metadata. */
    private static final int COMFORTABLE_PERCENT = 45;

    private Heaps() {}

    /** Mebibytes that are in use for good. */
    static long inUse(Role role, Load load) {
        long kibibytes = (role.isBroker() ? broker(load) : 0)
                + (role.isController() ? controller(load) : 0)
                + (role == Role.ZOOKEEPER ? (long) ZOOKEEPER_PARTITION * load.partitions() : 0);
        return BASE_MEBIBYTES + kibibytes / KIBIBYTES;
    }

    private static long broker(Load load) {
        return (long) REPLICA * load.replicas() + (long) PARTITION * load.partitions();
    }

    private static long controller(Load load) {
        return (long) CONTROLLER_PARTITION * load.partitions();
    }

    static boolean isHopeless(int heapMebibytes, long inUse) {
        return inUse * 100 > (long) heapMebibytes * MAX_PERCENT;
    }

    static boolean isTight(int heapMebibytes, long inUse) {
        return inUse * 100 > (long) heapMebibytes * COMFORTABLE_PERCENT;
    }

    /** Mebibytes of a heap that has room for so much, in steps as people write them. */
    static long advised(long inUse) {
        long least = inUse * 100 / COMFORTABLE_PERCENT + 1;
        long step = least <= 1024 ? 128 : 512;
        return (least + step - 1) / step * step;
    }
}
