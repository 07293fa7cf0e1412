package ai.voicecore.gregor.platform.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.platform.local.process.TcpSocket.Connection;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class TcpSocketTest {
    private static final List<String> TABLE = List.of(
            "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode",
            "   0: 0100007F:2384 00000000:0000 0A 00000000:00000000 00:00000000 00000000  0 0 100 1 0000 100 0",
            "   1: 0100007F:A3C2 0100007F:2384 01 00000000:00000000 00:00000000 00000000  0 0 101 1 0000 20 4",
            "   2: 0100007F:2384 0100007F:A3C2 01 00000000:00000000 00:00000000 00000000  0 0 102 1 0000 20 4");

    @Test
    void listenersAndSocketsOfOtherProcessesDoNotCount() {
        assertThat(connections("100", "101")).containsExactly(new Connection(41922, 9092));
        assertThat(connections("102")).containsExactly(new Connection(41922, 9092).reversed());
        assertThat(connections()).isEmpty();
        assertThat(TcpSocket.parse(TABLE).filter(TcpSocket::listens))
                .containsExactly(new TcpSocket(9092, 0, true, "100"));
    }

    private static Set<Connection> connections(String... inodes) {
        return TcpSocket.connections(TcpSocket.parse(TABLE), Set.of(inodes));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void theConnectionsOfThisProcessAreFound() throws IOException {
        try (ServerSocketChannel server =
                        ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
                SocketChannel client = SocketChannel.open(server.getLocalAddress());
                SocketChannel accepted = server.accept()) {
            int port = ((InetSocketAddress) accepted.getLocalAddress()).getPort();
            Connection connection = new Connection(((InetSocketAddress) client.getLocalAddress()).getPort(), port);

            assertThat(TcpSocket.connections(ProcessHandle.current().pid()))
                    .contains(connection, connection.reversed());
        }
    }
}
