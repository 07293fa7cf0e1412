package ai.voicecore.gregor.platform.local.preflight;

import ai.voicecore.gregor.snapshot.HostLimits;
import com.sun.management.UnixOperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** Limits of processes started from here: nodes inherit them through their supervisor. */
public final class MachineLimits {
    private static final Path MAPS = Path.of("/proc/sys/vm/max_map_count");

    private MachineLimits() {}

    public static HostLimits read() {
        // This JVM has raised its soft limit to the hard limit, as each node does (-XX:+MaxFDLimit, the default).
        long openFiles = ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getMaxFileDescriptorCount()
                : Long.MAX_VALUE;
        return new HostLimits(openFiles, maps());
    }

    private static long maps() {
        // The kernel returns everything with the first read, and Files.readString first reads a single byte.
        try (BufferedReader reader = Files.newBufferedReader(MAPS)) {
            return Long.parseLong(reader.readLine());
        } catch (IOException | NumberFormatException e) {
            // Not Linux: there is no such limit.
            return Long.MAX_VALUE;
        }
    }
}
