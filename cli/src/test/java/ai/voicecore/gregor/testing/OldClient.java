package ai.voicecore.gregor.testing;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A client from before Kafka 2.1: it sends Fetch version 0, which Kafka 4 does not support (KIP-896). */
public final class OldClient {
    private static final short FETCH = 1;
    private static final short VERSION = 0;

    private OldClient() {}

    /** Fetches no partition, and reads the response. */
    public static void fetchNothing(int port) throws IOException {
        byte[] name = "old".getBytes(StandardCharsets.US_ASCII);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            out.writeInt(2 + 2 + 4 + 2 + name.length + 4 + 4 + 4 + 4);
            out.writeShort(FETCH);
            out.writeShort(VERSION);
            out.writeInt(1);
            out.writeShort(name.length);
            out.write(name);
            out.writeInt(-1);
            out.writeInt(0);
            out.writeInt(0);
            out.writeInt(0);
            out.flush();
            DataInputStream in = new DataInputStream(socket.getInputStream());
            in.readFully(new byte[in.readInt()]);
        }
    }
}
