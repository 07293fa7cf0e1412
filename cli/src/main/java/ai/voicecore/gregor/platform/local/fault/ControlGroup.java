package ai.voicecore.gregor.platform.local.fault;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A control group (version 2) for one process, so that a packet filter can match its packets. It is a child of the
 * process's group, without controllers: limits stay the same.
 *
 * @param mount where the hierarchy is mounted
 */
record ControlGroup(Path mount, Path directory) {
    /** nft looks up group names below this mount point; systems without systemd mount version 2 deeper. */
    private static final Path ROOT = Path.of("/sys/fs/cgroup");

    private static final String PROCESSES = "cgroup.procs";

    /** Mount point of the version 2 hierarchy; empty if there is none. */
    static Optional<Path> hierarchy() {
        try (Stream<String> mounts = Files.lines(Path.of("/proc/mounts"))) {
            return mounts.map(line -> line.split(" ", -1))
                    .filter(fields -> fields[2].equals("cgroup2"))
                    .map(fields -> Path.of(fields[1]))
                    .filter(mount -> mount.startsWith(ROOT))
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    static ControlGroup of(Path mount, long pid) throws IOException {
        try (Stream<String> groups = Files.lines(Path.of("/proc/" + pid + "/cgroup"))) {
            String path = groups.filter(line -> line.startsWith("0::/"))
                    .map(line -> line.substring("0::/".length()))
                    .findFirst()
                    .orElseThrow(() -> new IOException("process " + pid + " is in no control group of version 2"));
            return new ControlGroup(mount, mount.resolve(path).normalize());
        }
    }

    /** Creates a child group and moves a process of this group into it. */
    ControlGroup enclose(String name, long pid) throws IOException {
        ControlGroup inner = new ControlGroup(mount, directory.resolve(name));
        Files.createDirectory(inner.directory());
        try {
            inner.take(pid);
        } catch (IOException e) {
            inner.remove();
            throw e;
        }
        return inner;
    }

    private void take(long pid) throws IOException {
        Files.writeString(directory.resolve(PROCESSES), pid + "\n", StandardOpenOption.WRITE);
    }

    /** Moves all processes of this group to its parent, and removes the group; does nothing if it is gone. */
    void remove() throws IOException {
        if (!Files.isDirectory(directory)) {
            return;
        }
        ControlGroup above = new ControlGroup(mount, directory.getParent());
        for (String pid : Files.readAllLines(directory.resolve(PROCESSES))) {
            above.take(Long.parseLong(pid));
        }
        Files.delete(directory);
    }

    boolean isWritable() {
        return Files.isWritable(directory.resolve(PROCESSES));
    }

    /** The groups with this name prefix. Others may appear and disappear meanwhile. */
    static List<ControlGroup> named(Path mount, String prefix) throws IOException {
        List<ControlGroup> found = new ArrayList<>();
        Files.walkFileTree(mount, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                if (directory.getFileName().toString().startsWith(prefix)) {
                    found.add(new ControlGroup(mount, directory));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path gone, IOException failure) {
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException gone) {
                return FileVisitResult.CONTINUE;
            }
        });
        return found;
    }

    /** An nftables expression that matches packets of sockets that the group's processes opened as members. */
    String expression() {
        return "socket cgroupv2 level " + mount.relativize(directory).getNameCount() + " \""
                + ROOT.relativize(directory) + "\"";
    }
}
