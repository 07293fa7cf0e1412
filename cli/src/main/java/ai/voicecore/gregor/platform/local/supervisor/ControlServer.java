package ai.voicecore.gregor.platform.local.supervisor;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/**
 * Answers one line with one line on a Unix-domain socket. Only the owner of its directory can open the socket: there is no
 * port and no password.
 */
record ControlServer(Path socket, ServerSocketChannel server, PrintStream log) implements AutoCloseable {
    static ControlServer open(Path socket, UnaryOperator<String> answer, PrintStream log) throws IOException {
        Files.deleteIfExists(socket);
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket));
        ControlServer control = new ControlServer(socket, server, log);
        Thread.ofPlatform().name("control").daemon().start(() -> control.serve(answer));
        return control;
    }

    private void serve(UnaryOperator<String> answer) {
        while (server.isOpen()) {
            try {
                SocketChannel client = server.accept();
                // A silent client blocks only its own thread.
                Thread.ofVirtual().name("control client").start(() -> serveOne(client, answer));
            } catch (ClosedChannelException e) {
                return;
            } catch (IOException e) {
                log.println("control: " + e);
            }
        }
    }

    private void serveOne(SocketChannel accepted, UnaryOperator<String> answer) {
        try (SocketChannel client = accepted) {
            BufferedReader reader = new BufferedReader(Channels.newReader(client, StandardCharsets.UTF_8));
            String command = reader.readLine();
            if (command != null) {
                client.write(StandardCharsets.UTF_8.encode(answer.apply(command) + "\n"));
            }
        } catch (IOException | RuntimeException e) {
            // An error of one client, whose connection closes.
            log.println("control: " + e);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        Files.deleteIfExists(socket);
    }
}
