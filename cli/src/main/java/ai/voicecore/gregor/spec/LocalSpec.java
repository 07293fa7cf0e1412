package ai.voicecore.gregor.spec;

/**
 * The settings for a plain machine.
 *
 * @param host address that all ports are bound to and advertised at; the loopback by default
 * @param portOffset added to every default port (9092, 9102 … brokers, 2181 … ZooKeeper, 8081 registry, 8083 Connect)
 * @param directory absolute directory for the nodes' data and logs; empty: below Gregor's directory
 */
public record LocalSpec(String host, int portOffset, String directory) {}
