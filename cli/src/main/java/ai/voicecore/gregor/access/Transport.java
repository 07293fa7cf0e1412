package ai.voicecore.gregor.access;

/** The protocol between a client and a listener of a node. */
public enum Transport {
    /** Neither encrypted nor authenticated. */
    PLAIN;

    /** Kafka's name of the protocol, as in {@code security.protocol} and {@code listener.security.protocol.map}. */
    public String protocol() {
        return "PLAINTEXT";
    }

    /** The URL of an HTTP listener at {@code HOST:PORT}, or at {@code :PORT} to listen on all addresses. */
    public String url(Object address) {
        return "http://" + address;
    }
}
