package ai.voicecore.gregor.platform.local.preflight;

import ai.voicecore.gregor.snapshot.HostLimits;
import com.sun.management.UnixOperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** What this machine lets a process have that is started from here: nodes inherit it through their supervisor. */
final class MachineLimits {
    private static final Path MAPS = Path.of("/proc/sys/vm/max_map_count");

    private MachineLimits() {}

    static HostLimits read() {
        // This JVM has raised its soft limit to the hard one, as each node's does (-XX:+MaxFDLimit, the default).
        long openFiles = ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getMaxFileDescriptorCount()
                : Long.MAX_VALUE;
        return new HostLimits(openFiles, maps());
    }

    private static long maps() {
        // The kernel gives all of it to the first read, and Files.readString begins with a single byte.
        try (BufferedReader reader = Files.newBufferedReader(MAPS)) {
            return Long.parseLong(reader.readLine());
        } catch (IOException | NumberFormatException e) {
            // Not Linux, which has no such limit.
            return Long.MAX_VALUE;
        }
    }
}
