import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/** Ports for a benchmark's clusters. */
final class FreePorts {
    private FreePorts() {}

    /** Below the ports that systems give to outgoing connections, and with nobody on the ports that a cluster will take. */
    static int offset() {
        while (true) {
            int offset = 1_000 + ThreadLocalRandom.current().nextInt(20_000);
            if (IntStream.range(7_000, 9_600).map(port -> port + offset).allMatch(FreePorts::isFree)) {
                return offset;
            }
        }
    }

    /** Some that are free now, each another one. */
    static List<Integer> some(int count) throws IOException {
        List<ServerSocket> sockets = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
        }
        List<Integer> ports = sockets.stream().map(ServerSocket::getLocalPort).toList();
        for (ServerSocket socket : sockets) {
            socket.close();
        }
        return ports;
    }

    private static boolean isFree(int port) {
        try (ServerSocket ignored = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
