package ai.voicecore.gregor.platform.local.storage;

import ai.voicecore.gregor.runtime.Trees;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The content of a directory that may be a mount point. */
public final class DiskContents {
    /** A directory of ext4 file systems for repair. */
    public static final String LOST_AND_FOUND = "lost+found";

    private DiskContents() {}

    /** All entries except those of the file system; none if the directory does not exist. */
    static List<Path> of(Path directory) throws IOException {
        return Trees.entries(directory).stream()
                .filter(entry -> !entry.getFileName().toString().equals(LOST_AND_FOUND))
                .toList();
    }
}
