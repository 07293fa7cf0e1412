package ai.voicecore.gregor.platform.local.fault;

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

/** The ports of a TCP connection, seen from one end. */
record Connection(int local, int remote) {
    private static final Pattern SOCKET = Pattern.compile("socket:\\[([0-9]+)]");
    private static final int INODE = 9;

    Connection reversed() {
        return new Connection(remote, local);
    }

    /** The connections of a process, from Linux's /proc. */
    static Set<Connection> of(long pid) throws IOException {
        Path process = Path.of("/proc/" + pid);
        Set<String> sockets = sockets(process.resolve("fd"));
        Set<Connection> connections = new HashSet<>();
        for (String table : List.of("net/tcp", "net/tcp6")) {
            if (Files.exists(process.resolve(table))) {
                connections.addAll(parse(Files.readAllLines(process.resolve(table)), sockets));
            }
        }
        return connections;
    }

    private static Set<String> sockets(Path descriptors) throws IOException {
        Set<String> inodes = new HashSet<>();
        try (Stream<Path> links = Files.list(descriptors)) {
            for (Path link : links.toList()) {
                try {
                    Matcher socket = SOCKET.matcher(Files.readSymbolicLink(link).toString());
                    if (socket.matches()) {
                        inodes.add(socket.group(1));
                    }
                } catch (NoSuchFileException e) {
                    // The socket was closed since it was listed.
                }
            }
        }
        return inodes;
    }

    /**
     * The connections in the lines of {@code /proc/net/tcp}.
     *
     * @param inodes of the sockets that count
     */
    static Set<Connection> parse(Collection<String> lines, Set<String> inodes) {
        return lines.stream()
                .skip(1)
                .map(line -> line.strip().split("\\s+", -1))
                .filter(fields -> inodes.contains(fields[INODE]))
                .map(fields -> new Connection(port(fields[1]), port(fields[2])))
                .filter(connection -> connection.remote() != 0)
                .collect(Collectors.toSet());
    }

    /** {@code 0100007F:2384 → 9092} */
    private static int port(String address) {
        return Integer.parseInt(address.substring(address.indexOf(':') + 1), 16);
    }
}
