package ai.voicecore.gregor.platform.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the process that listens on a TCP port, with Linux's /proc. */
public final class PortHolder {
    private PortHolder() {}

    /** As "process 4711 (java)"; empty if not known. */
    public static Optional<String> of(int port) {
        return listeners(port).stream()
                .findFirst()
                .flatMap(inode -> ProcessHandle.allProcesses()
                        .filter(process -> inodes(process.pid()).contains(inode))
                        .findFirst())
                .map(PortHolder::describe);
    }

    /** Whether it is known that another process than this one listens on the port. */
    static boolean isHeldByOther(int port, long pid) {
        List<String> listeners = listeners(port);
        return Files.isReadable(Path.of("/proc/" + pid + "/fd"))
                && !listeners.isEmpty()
                && Collections.disjoint(inodes(pid), listeners);
    }

    private static List<String> listeners(int port) {
        try {
            return TcpSocket.all()
                    .filter(socket -> socket.listens() && socket.local() == port)
                    .map(TcpSocket::inode)
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static Set<String> inodes(long pid) {
        try {
            return TcpSocket.inodes(pid);
        } catch (IOException e) {
            // A process of another user, or one that has just ended.
            return Set.of();
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
