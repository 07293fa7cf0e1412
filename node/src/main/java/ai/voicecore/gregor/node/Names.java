package ai.voicecore.gregor.node;

import java.security.Security;

/** How long the JVM remembers what the DNS said. */
final class Names {
    private Names() {}

    /**
     * A pod that is made again has another address, and peers that start together do not know each other's for a moment.
     * The JVM's own defaults, 30 s for answers and 10 s for their absence (java.security), would be waited for each time.
     * To be called before the first lookup.
     */
    static void limitDnsCache() {
        Security.setProperty("networkaddress.cache.ttl", "5");
        Security.setProperty("networkaddress.cache.negative.ttl", "0");
    }
}
