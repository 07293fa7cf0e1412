package ai.voicecore.gregor.topology;

/** A host (a name or an address; IPv6 without brackets) and a TCP port. */
public record Address(String host, int port) {
    /** In the notation of URLs, Kafka and ZooKeeper: an IPv6 address in brackets (RFC 3986, 3.2.2). */
    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
