package ai.voicecore.gregor.topology;

/** A host and a TCP port. */
public record Address(String host, int port) {
    @Override
    public String toString() {
        return host + ":" + port;
    }
}
