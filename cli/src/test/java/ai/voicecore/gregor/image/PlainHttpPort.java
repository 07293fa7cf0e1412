package ai.voicecore.gregor.image;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A port that forwards HTTP to a server, and refuses a client that starts TLS at once, as registries do; the JDK's HTTP
 * server would let the client wait.
 */
final class PlainHttpPort implements AutoCloseable {
    private static final int TLS_HANDSHAKE = 0x16;

    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final InetSocketAddress server;

    PlainHttpPort(InetSocketAddress server) throws IOException {
        this.server = server;
        threads.execute(this::accept);
    }

    int number() {
        return socket.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        socket.close();
        threads.shutdownNow();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = socket.accept();
                threads.execute(() -> serve(client));
            }
        } catch (IOException closed) {
            // The test has ended.
        }
    }

    private void serve(Socket client) {
        try (client;
                Socket upstream = new Socket(server.getAddress(), server.getPort())) {
            PushbackInputStream input = new PushbackInputStream(client.getInputStream());
            int first = input.read();
            if (first == TLS_HANDSHAKE) {
                client.getOutputStream().write("HTTP/1.0 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            } else if (first >= 0) {
                input.unread(first);
                threads.execute(() -> pass(upstream, client));
                input.transferTo(upstream.getOutputStream());
            }
        } catch (IOException gone) {
            // The client has closed the connection.
        }
    }

    private static void pass(Socket from, Socket to) {
        try (InputStream input = from.getInputStream();
                OutputStream output = to.getOutputStream()) {
            input.transferTo(output);
        } catch (IOException gone) {
            // The other side has closed the connection.
        }
    }
}
