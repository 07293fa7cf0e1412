package ai.voicecore.gregor.node.settings;

import java.net.InetSocketAddress;

/** An address as Kafka's properties have it, {@code HOST:PORT}. */
public record HostPort(String host, int port) {
    public static HostPort of(String text) {
        int colon = text.lastIndexOf(':');
        return new HostPort(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
    }

    /** Where it is now: a pod's name may lead elsewhere later, or to nowhere yet. */
    public InetSocketAddress lookUp() {
        return new InetSocketAddress(host, port);
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
