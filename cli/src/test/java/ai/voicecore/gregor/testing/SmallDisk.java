package ai.voicecore.gregor.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Small file systems in memory, one for each node of a test cluster. Only root may mount them. */
public final class SmallDisk implements BeforeAllCallback {
    private final Path below;

    private SmallDisk(Path below) {
        this.below = below;
    }

    /**
     * Disks for a cluster.
     *
     * @param below the cluster's directory; register this before the cluster, which deletes the directory
     */
    public static SmallDisk below(Path below) {
        return new SmallDisk(below);
    }

    public static boolean isPossible() {
        return System.getProperty("os.name").equals("Linux")
                && System.getProperty("user.name").equals("root");
    }

    /** Removes leftovers of a killed build. */
    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        unmount();
    }

    public void mount(String size, Path directory) throws IOException {
        Files.createDirectories(directory);
        run("mount", "-t", "tmpfs", "-o", "size=" + size, "gregor-it", directory.toString());
    }

    /** Call it when no node uses the disks any more. */
    public void unmount() throws IOException {
        List<String> mounted = new ArrayList<>();
        if (Files.exists(Path.of("/proc/mounts"))) {
            Files.readAllLines(Path.of("/proc/mounts")).stream()
                    .map(line -> line.split(" ", -1)[1])
                    .filter(place -> Path.of(place).startsWith(below))
                    .forEach(mounted::add);
        }
        for (String place : mounted) {
            run("umount", place);
        }
    }

    private static void run(String... command) throws IOException {
        try {
            int code = new ProcessBuilder(command).inheritIO().start().waitFor();
            if (code != 0) {
                throw new AssertionError(String.join(" ", command) + " ended with " + code);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
