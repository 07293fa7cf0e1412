package ai.voicecore.gregor.platform.local.storage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What is stored in a directory that may be where a disk is mounted. */
public final class DiskContents {
    /** A part of an ext4 file system, which needs it for its repair. */
    public static final String LOST_AND_FOUND = "lost+found";

    private DiskContents() {}

    /** Everything in it but what belongs to the file system; nothing if there is no such directory. */
    static List<Path> of(Path directory) throws IOException {
        return Directories.entries(directory).stream()
                .filter(entry -> !entry.getFileName().toString().equals(LOST_AND_FOUND))
                .toList();
    }
}
