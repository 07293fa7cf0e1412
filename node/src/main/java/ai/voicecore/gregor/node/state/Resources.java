package ai.voicecore.gregor.node.state;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.sun.management.UnixOperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Resources of this process. A component is null, and missing in the JSON, if it is not known.
 *
 * @param openFiles open file descriptors
 * @param mostOpenFiles their limit
 * @param mostMaps limit of memory maps ({@code vm.max_map_count}); each segment of a log has two
 * @param heapKept bytes of the old generation that survived the last full collection; 0 before the first one
 * @param heapMost maximum size of the old generation in bytes: with the serial collector two thirds of the heap
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Resources(
        @Nullable Long openFiles,
        @Nullable Long mostOpenFiles,
        @Nullable Long mostMaps,
        long heapKept,
        long heapMost) {
    private static final Path MAPS = Path.of("/proc/sys/vm/max_map_count");

    static Resources ofThisProcess() {
        boolean unix = ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean;
        UnixOperatingSystemMXBean files =
                unix ? (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean() : null;
        return new Resources(
                files == null ? null : files.getOpenFileDescriptorCount(),
                files == null ? null : files.getMaxFileDescriptorCount(),
                readMostMaps(),
                ofOld(MemoryUsage::getUsed),
                ofOld(MemoryUsage::getMax));
    }

    private static @Nullable Long readMostMaps() {
        // The kernel returns everything with the first read, and Files.readString first reads a single byte.
        try (BufferedReader reader = Files.newBufferedReader(MAPS)) {
            return Long.valueOf(reader.readLine());
        } catch (IOException | NumberFormatException e) {
            // Not Linux.
            return null;
        }
    }

    /** Objects of the old generation that survive a collection are live data. */
    private static long ofOld(ToLongFunction<MemoryUsage> what) {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .filter(pool ->
                        pool.getName().contains("Tenured") || pool.getName().contains("Old"))
                .map(MemoryPoolMXBean::getCollectionUsage)
                .filter(usage -> usage != null)
                .mapToLong(what)
                .sum();
    }
}
