package ai.voicecore.gregor.platform.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A line of Linux's {@code /proc/net/tcp} (proc_net(5)).
 *
 * @param local port of this end
 * @param remote port of the other end; 0 if there is none
 * @param inode identifies the socket among a process's open files
 */
public record TcpSocket(int local, int remote, boolean listens, String inode) {
    private static final String LISTEN = "0A";
    private static final int INODE = 9;
    private static final Pattern SOCKET = Pattern.compile("socket:\\[([0-9]+)]");

    /** The ports of a connection, seen from one end. */
    public record Connection(int local, int remote) {
        public Connection reversed() {
            return new Connection(remote, local);
        }
    }

    static Stream<TcpSocket> all() throws IOException {
        return in(Path.of("/proc"));
    }

    public static Set<Connection> connections(long pid) throws IOException {
        return connections(in(Path.of("/proc/" + pid)), inodes(pid));
    }

    static Set<Connection> connections(Stream<TcpSocket> sockets, Set<String> own) {
        return sockets.filter(socket -> socket.remote != 0 && own.contains(socket.inode))
                .map(socket -> new Connection(socket.local, socket.remote))
                .collect(Collectors.toSet());
    }

    static Set<String> inodes(long pid) throws IOException {
        Set<String> inodes = new HashSet<>();
        try (Stream<Path> links = Files.list(Path.of("/proc/" + pid + "/fd"))) {
            for (Path link : links.toList()) {
                try {
                    Matcher socket = SOCKET.matcher(Files.readSymbolicLink(link).toString());
                    if (socket.matches()) {
                        inodes.add(socket.group(1));
                    }
                } catch (NoSuchFileException e) {
                    // The file was closed since it was listed.
                }
            }
        }
        return inodes;
    }

    private static Stream<TcpSocket> in(Path process) throws IOException {
        Stream<TcpSocket> sockets = Stream.empty();
        for (String table : List.of("net/tcp", "net/tcp6")) {
            Path file = process.resolve(table);
            sockets = Stream.concat(sockets, Files.exists(file) ? parse(Files.readAllLines(file)) : Stream.empty());
        }
        return sockets;
    }

    static Stream<TcpSocket> parse(Collection<String> lines) {
        return lines.stream()
                .skip(1)
                .map(line -> line.strip().split("\\s+", -1))
                .filter(fields -> fields.length > INODE)
                .map(fields ->
                        new TcpSocket(port(fields[1]), port(fields[2]), fields[3].equals(LISTEN), fields[INODE]));
    }

    /** {@code 0100007F:2384 → 9092} */
    private static int port(String address) {
        return Integer.parseInt(address.substring(address.indexOf(':') + 1), 16);
    }
}
