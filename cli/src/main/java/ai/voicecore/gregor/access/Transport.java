package ai.voicecore.gregor.access;

/** The protocol between a client and a listener of a node. */
public enum Transport {
    /** Neither encrypted nor authenticated. */
    PLAIN("PLAINTEXT", "http://");

    private final String protocol;
    private final String scheme;

    Transport(String protocol, String scheme) {
        this.protocol = protocol;
        this.scheme = scheme;
    }

    /** Kafka's name of the protocol, as in {@code security.protocol} and {@code listener.security.protocol.map}. */
    public String protocol() {
        return protocol;
    }

    /**
     * The URL of an HTTP listener.
     *
     * @param address {@code HOST:PORT}, or {@code :PORT} to listen on all addresses
     */
    public String url(Object address) {
        return scheme + address;
    }
}
