package ai.voicecore.gregor.access;

/** What carries the bytes between a client and a listener of Gregor's nodes. */
public enum Transport {
    /** Neither encrypted nor authenticated. */
    PLAIN("PLAINTEXT", "http://");

    private final String protocol;
    private final String scheme;

    Transport(String protocol, String scheme) {
        this.protocol = protocol;
        this.scheme = scheme;
    }

    /** Kafka's name for it: a value of {@code security.protocol} and of {@code listener.security.protocol.map}. */
    public String protocol() {
        return protocol;
    }

    /**
     * The URL of an HTTP listener.
     *
     * @param address {@code HOST:PORT}, or {@code :PORT} for every address of a machine
     */
    public String url(Object address) {
        return scheme + address;
    }
}
