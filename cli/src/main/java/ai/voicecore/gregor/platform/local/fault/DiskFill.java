package ai.voicecore.gregor.platform.local.fault;

import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.platform.Faults.Broken;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.Optional;

/**
 * Fills the small file system of a node with one file; deleting it mends the fault.
 *
 * @param afterwards restarts the node, which may have failed meanwhile
 */
record DiskFill(Path file, Runnable afterwards) implements Broken {
    private static final String NAME = "gregor-drill-fill-disk";
    private static final long MEBIBYTE = 1 << 20;
    private static final long MAX = 4096 * MEBIBYTE;

    /**
     * What prevents it; empty if it is possible.
     *
     * @param data the node's data directory
     * @param others directories that must not be filled
     */
    static Optional<String> obstacle(Path data, Collection<Path> others) {
        String remedy = "It takes a small file system of the node's own at " + data
                + ", mounted before the first deploy, as: mount -t tmpfs -o size=512m tmpfs " + data;
        try {
            Object device = device(data);
            for (Path other : others) {
                if (device(other).equals(device)) {
                    return Optional.of(
                            data + " is on the file system of " + other + ", which would be filled too. " + remedy);
                }
            }
            long room = Files.getFileStore(data).getUsableSpace();
            return room <= MAX
                    ? Optional.empty()
                    : Optional.of(
                            "the file system of " + data + " has " + room / MEBIBYTE + " MiB of room, and more than "
                                    + MAX / MEBIBYTE + " MiB are not written for a drill. " + remedy);
        } catch (IOException | UnsupportedOperationException e) {
            return Optional.of(data + " cannot be examined: " + e.getMessage());
        }
    }

    private static Object device(Path path) throws IOException {
        return Files.getAttribute(path, "unix:dev");
    }

    static DiskFill of(Path data, Runnable afterwards) {
        DiskFill fill = new DiskFill(data.resolve(NAME), afterwards);
        try (FileChannel channel =
                FileChannel.open(fill.file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            write(channel);
            return fill;
        } catch (IOException e) {
            throw Failure.ofFile(fill.file + " cannot be written", e, "Check the directory's permissions.");
        }
    }

    /** Writes until the file system is full, including the last partial block. */
    private static void write(FileChannel channel) {
        ByteBuffer zeros = ByteBuffer.allocateDirect((int) MEBIBYTE);
        long written = 0;
        try {
            while (written < MAX) {
                zeros.clear();
                written += channel.write(zeros);
            }
        } catch (IOException full) {
            // "No space left on device" is the goal.
        }
    }

    @Override
    public void mend() {
        if (delete(file.getParent())) {
            afterwards.run();
        }
    }

    /** Deletes the file that fills this directory's file system; returns whether there was one. */
    static boolean delete(Path data) {
        try {
            return Files.deleteIfExists(data.resolve(NAME));
        } catch (IOException e) {
            throw Failure.ofFile(
                    data.resolve(NAME) + ", which fills its file system, cannot be deleted", e, "Delete it by hand.");
        }
    }
}
