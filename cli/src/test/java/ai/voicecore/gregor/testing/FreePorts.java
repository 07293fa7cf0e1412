package ai.voicecore.gregor.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/** Finds a {@code local.portOffset} at which every port of a cluster is free. */
public final class FreePorts {
    private static final int LOWEST = 1_000;
    /** Keeps the highest port below 32768, where Linux begins to take ports for outgoing connections. */
    private static final int HIGHEST = 23_000;

    private static final int TRIES = 200;

    /** Ports of clusters that may not have been started yet: test classes run in parallel. */
    private static final Set<Integer> GIVEN = new HashSet<>();

    private FreePorts() {}

    /** A random offset, never given twice; it is random because other builds may look for ports at the same time. */
    public static synchronized int offset() {
        int offset = free();
        ports().map(port -> port + offset).forEach(GIVEN::add);
        return offset;
    }

    private static int free() {
        return IntStream.generate(() -> ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST))
                .limit(TRIES)
                .filter(offset ->
                        ports().map(port -> port + offset).allMatch(port -> !GIVEN.contains(port) && isFree(port)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no free block of ports in " + TRIES + " tries"));
    }

    /** Ports of ZooKeeper, registry and Connect, brokers, dedicated controllers. */
    private static IntStream ports() {
        return IntStream.of(2181, 8081, 9092, 9592).flatMap(first -> IntStream.range(first, first + 30));
    }

    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
