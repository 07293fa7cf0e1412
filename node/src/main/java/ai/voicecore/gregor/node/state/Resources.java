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
 * What this process can run out of. A component is null, and absent from the JSON, where the system does not tell it.
 *
 * @param openFiles file descriptors that are open
 * @param mostOpenFiles how many it may open
 * @param mostMaps memory maps that it may have ({@code vm.max_map_count}); each segment of a log has two
 * @param heapKept bytes of the old generation that its last full collection could not free; 0 before the first one
 * @param heapMost bytes that the old generation may grow to: with the serial collector two thirds of the heap
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
        // The kernel gives all of it to the first read, and Files.readString begins with a single byte.
        try (BufferedReader reader = Files.newBufferedReader(MAPS)) {
            return Long.valueOf(reader.readLine());
        } catch (IOException | NumberFormatException e) {
            // Not Linux.
            return null;
        }
    }

    /** Young objects come and go; what is old after a collection stays. */
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
