package ai.voicecore.gregor.platform.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the process that listens on a TCP port, with Linux's /proc. */
public final class PortHolder {
    private static final String LISTEN = "0A";

    private PortHolder() {}

    /** As "process 4711 (java)"; empty if not known. */
    public static Optional<String> of(int port) {
        return inode(port).flatMap(PortHolder::process).map(PortHolder::describe);
    }

    /** Whether it is known that another process than this one listens on the port. */
    static boolean isHeldByOther(int port, long pid) {
        List<String> sockets = inodes(port).map(PortHolder::socket).toList();
        return Files.isReadable(Path.of("/proc/" + pid + "/fd"))
                && !sockets.isEmpty()
                && sockets.stream().noneMatch(socket -> holds(pid, socket));
    }

    private static Optional<String> inode(int port) {
        return inodes(port).findFirst();
    }

    private static Stream<String> inodes(int port) {
        String local = String.format(Locale.ROOT, ":%04X", port);
        return Stream.of("/proc/net/tcp", "/proc/net/tcp6")
                .flatMap(file -> lines(Path.of(file)).stream())
                .map(line -> line.trim().split("\\s+"))
                .filter(columns -> columns.length > 9 && columns[1].endsWith(local) && columns[3].equals(LISTEN))
                .map(columns -> columns[9]);
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            return List.of();
        }
    }

    private static Optional<ProcessHandle> process(String inode) {
        String socket = socket(inode);
        return ProcessHandle.allProcesses()
                .filter(process -> holds(process.pid(), socket))
                .findFirst();
    }

    private static String socket(String inode) {
        return "socket:[" + inode + "]";
    }

    private static boolean holds(long pid, String socket) {
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/" + pid + "/fd"))) {
            return descriptors.anyMatch(descriptor -> isLinkTo(descriptor, socket));
        } catch (IOException e) {
            // A process of another user, or one that has just ended.
            return false;
        }
    }

    private static boolean isLinkTo(Path descriptor, String socket) {
        try {
            return Files.readSymbolicLink(descriptor).toString().equals(socket);
        } catch (IOException e) {
            return false;
        }
    }

    private static String describe(ProcessHandle process) {
        String command = process.info()
                .command()
                .map(path -> Path.of(path).getFileName().toString())
                .orElse("unknown command");
        String node = process.info().arguments().stream()
                .flatMap(Stream::of)
                .filter(argument -> argument.startsWith("@") && argument.endsWith("/config/jvm.args"))
                .map(argument ->
                        ", node directory " + argument.substring(1, argument.length() - "/config/jvm.args".length()))
                .findFirst()
                .orElse("");
        return "process " + process.pid() + " (" + command + node + ")";
    }
}
