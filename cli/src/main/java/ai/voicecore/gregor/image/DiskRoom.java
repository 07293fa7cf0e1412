package ai.voicecore.gregor.image;

import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.image.ImageRequest.Destination;
import ai.voicecore.gregor.runtime.DiskSpace;
import ai.voicecore.gregor.runtime.InstalledRuntime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Asks the disks before they fill, and the destination before minutes are spent. */
final class DiskRoom {
    private static final String WHAT = "Building the image";
    /** A pulled base image, the layers of the command line, archives. */
    private static final long OTHER_BYTES = 600_000_000;

    private DiskRoom() {}

    static void require(ImageRequest request, List<InstalledRuntime> runtimes, Path home) throws IOException {
        long content = OTHER_BYTES;
        if (request.hasLocalBase() && Files.exists(request.localBase())) {
            content += Files.size(request.localBase());
        }
        for (InstalledRuntime runtime : runtimes) {
            for (Path jar : runtime.classPath()) {
                content += Files.size(jar);
            }
        }
        // The base with links, the cache of layers, and what is laid out for making archives.
        DiskSpace.REAL.require(WHAT, home, 2 * content);
        if (request.destination() instanceof Destination.Tar tar) {
            Path directory = tar.file().toAbsolutePath().getParent();
            if (directory == null
                    || !Files.isDirectory(directory)
                    || !Files.isWritable(directory)
                    || Files.isDirectory(tar.file())) {
                throw Failure.refused(
                        "The image cannot be written to " + tar.file(),
                        "Name a file in a directory that exists and that you can write.");
            }
            DiskSpace.REAL.require(WHAT, directory, content);
        }
    }
}
