package ai.voicecore.gregor.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Small file systems in memory that nodes of a test cluster have to themselves. Only root may mount them. */
public final class SmallDisk implements BeforeAllCallback {
    private final Path below;

    private SmallDisk(Path below) {
        this.below = below;
    }

    /**
     * Disks for a cluster.
     *
     * @param below its directory; to be registered before the cluster, which deletes it
     */
    public static SmallDisk below(Path below) {
        return new SmallDisk(below);
    }

    public static boolean isPossible() {
        return System.getProperty("os.name").equals("Linux")
                && System.getProperty("user.name").equals("root");
    }

    /** What a build that was killed has left. */
    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        unmount();
    }

    public void mount(String size, Path directory) throws IOException {
        Files.createDirectories(directory);
        run("mount", "-t", "tmpfs", "-o", "size=" + size, "gregor-it", directory.toString());
    }

    /** Nothing may run on them any more. */
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
