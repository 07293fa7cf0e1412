package ai.voicecore.gregor.node.settings;

import java.net.InetSocketAddress;

/** An address in Kafka's notation, {@code HOST:PORT}. */
public record HostPort(String host, int port) {
    public static HostPort of(String text) {
        int colon = text.lastIndexOf(':');
        return new HostPort(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
    }

    /** Resolves the name now: a pod's address may change later, or not exist yet. */
    public InetSocketAddress lookUp() {
        return new InetSocketAddress(host, port);
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
