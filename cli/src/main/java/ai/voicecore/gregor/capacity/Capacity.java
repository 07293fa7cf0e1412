package ai.voicecore.gregor.capacity;

import ai.voicecore.gregor.snapshot.HostLimits;
import ai.voicecore.gregor.spec.HeapSpec;
import ai.voicecore.gregor.spec.PlatformKind;
import ai.voicecore.gregor.spec.SizeSpec;
import ai.voicecore.gregor.topology.Node;
import ai.voicecore.gregor.topology.Role;
import ai.voicecore.gregor.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongFunction;
import java.util.stream.Stream;

/** Finds resources that are too small for the partitions of a cluster, before nodes fail. */
public final class Capacity {
    /** Jars, connections and the metadata log. */
    private static final int BASE_FILES = 500;

    /** Libraries, stacks and the heap. */
    private static final int BASE_MAPS = 500;

    /** The offset index and the time index of a segment are mapped each (KAFKA-6343); its log is an open file. */
    private static final int MAPS_OF_SEGMENT = 2;

    /** Memory for the cached pages of its indexes. */
    private static final int MEMORY_OF_REPLICA_KIBIBYTES = 8;

    private Capacity() {}

    /** All shortages; each kind of node is reported once. */
    public static List<Shortage> shortages(Topology topology, Load load, HostLimits limits) {
        List<Shortage> shortages = new ArrayList<>();
        ofEachKind(topology).forEach(node -> heap(node, load, topology).ifPresent(shortages::add));
        if (topology.spec().platform() == PlatformKind.KUBERNETES) {
            memory(topology, load).ifPresent(shortages::add);
        }
        files(load, limits).ifPresent(shortages::add);
        maps(topology, load, limits).ifPresent(shortages::add);
        return List.copyOf(shortages);
    }

    /** The resource usage in one sentence, also without a shortage. */
    public static String summary(Topology topology, Load load) {
        return String.format(
                Locale.ROOT,
                "%,d partitions, %,d replicas on a broker with a heap of %d MiB",
                load.partitions(),
                load.replicas(),
                topology.spec().heap().broker());
    }

    /** One node of each role: all nodes of a role have the same heap, and the fullest broker decides. */
    private static Stream<Node> ofEachKind(Topology topology) {
        TreeMap<Role, Node> kinds = new TreeMap<>();
        topology.nodes().stream()
                .filter(node -> !node.role().isClient())
                .forEach(node -> kinds.putIfAbsent(node.role(), node));
        // A combined node needs more memory than a plain broker with the same `heap.broker`.
        if (kinds.containsKey(Role.COMBINED)) {
            kinds.remove(Role.BROKER);
        }
        return kinds.values().stream();
    }

    private static Optional<Shortage> heap(Node node, Load load, Topology topology) {
        long inUse = Heaps.inUse(node.role(), load);
        int heap = node.heapMebibytes();
        if (!Heaps.isTight(heap, inUse)) {
            return Optional.empty();
        }
        String field = node.role().kind().word();
        boolean hopeless = Heaps.isHopeless(heap, inUse);
        String what = node.role().isBroker()
                ? String.format(
                        Locale.ROOT,
                        "%,d replicas on a broker (%,d partitions on %d brokers)",
                        load.replicas(),
                        load.partitions(),
                        topology.brokers().size())
                : String.format(Locale.ROOT, "%,d partitions", load.partitions());
        return Optional.of(new Shortage(
                hopeless,
                "heap." + field,
                what + " keep about " + inUse + " MiB of heap in use, "
                        + (hopeless ? "too much for " : "which leaves little of ") + heap + " MiB.",
                "Write `heap: {" + field + ": " + Heaps.advised(inUse) + "m}`, or declare fewer partitions."));
    }

    private static Optional<Shortage> memory(Topology topology, Load load) {
        SizeSpec size = topology.spec().kubernetes().broker();
        long needed = topology.spec().heap().broker()
                + HeapSpec.BROKER_OFF_HEAP_MEBIBYTES
                + (long) load.replicas() * MEMORY_OF_REPLICA_KIBIBYTES / 1024;
        return needed <= size.memoryMebibytes()
                ? Optional.empty()
                : Optional.of(new Shortage(
                        true,
                        "kubernetes.broker.memory",
                        String.format(
                                Locale.ROOT,
                                "a broker's heap of %d MiB and the indexes of %,d replicas need %d MiB, and its pod may"
                                        + " have %d MiB.",
                                topology.spec().heap().broker(),
                                load.replicas(),
                                needed,
                                size.memoryMebibytes()),
                        "Write `kubernetes: {broker: {memory: " + roundUp(needed, 256) + "Mi}}`."));
    }

    private static Optional<Shortage> files(Load load, HostLimits limits) {
        return ofProcess(
                load,
                new ProcessLimit("open files", BASE_FILES, 1, "a process may have", limits.openFiles()),
                easy -> "As root, type ulimit -n " + powerOfTwo(easy)
                        + " where gregor is started from; nodes that run get it with {gregor down} and {gregor deploy}.");
    }

    private static Optional<Shortage> maps(Topology topology, Load load, HostLimits limits) {
        String where = topology.spec().platform() == PlatformKind.KUBERNETES ? "on every host" : "as root";
        return ofProcess(
                load,
                new ProcessLimit("memory maps", BASE_MAPS, MAPS_OF_SEGMENT, "vm.max_map_count is", limits.maps()),
                easy -> "Type sysctl -w vm.max_map_count=" + powerOfTwo(easy) + ", " + where + ".");
    }

    /**
     * An operating system limit of a process.
     *
     * @param things what is counted
     * @param besides usage of a broker without replicas
     * @param ofSegment usage of each segment
     * @param most text before the limit in messages
     */
    private record ProcessLimit(String things, long besides, long ofSegment, String most, long limit) {}

    /** Each replica gets a second segment with the first roll or retention. */
    private static Optional<Shortage> ofProcess(Load load, ProcessLimit of, LongFunction<String> remedy) {
        long needed = of.besides() + of.ofSegment() * load.replicas();
        long easy = needed + of.ofSegment() * load.replicas();
        return easy <= of.limit()
                ? Optional.empty()
                : Optional.of(new Shortage(
                        needed > of.limit(),
                        "",
                        String.format(
                                Locale.ROOT,
                                "%,d replicas are at least %,d %s of a broker, %,d once each has two segments, and %s %,d.",
                                load.replicas(),
                                needed,
                                of.things(),
                                easy,
                                of.most(),
                                of.limit()),
                        remedy.apply(easy)));
    }

    private static long powerOfTwo(long least) {
        return Long.highestOneBit(least - 1) << 1;
    }

    static long roundUp(long value, long step) {
        return (value + step - 1) / step * step;
    }
}
