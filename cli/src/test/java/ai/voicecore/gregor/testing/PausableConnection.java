package ai.voicecore.gregor.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A port on loopback that forwards every connection to a server, and can be paused: connections then stay open without an
 * answer, as if the server's host had lost its network.
 */
public final class PausableConnection implements AutoCloseable {
    private static final int BUFFER = 16_384;

    private final InetSocketAddress server;
    private final ServerSocket listener;
    private final Queue<Socket> open = new ConcurrentLinkedQueue<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition resumed = lock.newCondition();
    private boolean paused;

    public PausableConnection(InetSocketAddress server) {
        this.server = server;
        try {
            this.listener = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    public int port() {
        return listener.getLocalPort();
    }

    public void pause(boolean pause) {
        lock.lock();
        try {
            paused = pause;
            resumed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                Socket target = new Socket();
                open.add(client);
                open.add(target);
                target.connect(server);
                Thread.ofVirtual().start(() -> forward(client, target));
                Thread.ofVirtual().start(() -> forward(target, client));
            } catch (IOException e) {
                // The listener was closed, or the server is not there: the client sees its connection end.
            }
        }
    }

    private void forward(Socket from, Socket to) {
        byte[] buffer = new byte[BUFFER];
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                awaitResumed();
                out.write(buffer, 0, length);
            }
        } catch (IOException e) {
            // One end has closed the connection; both are closed now.
        }
    }

    private void awaitResumed() {
        lock.lock();
        try {
            while (paused) {
                resumed.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() throws IOException {
        pause(false);
        listener.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
