package ai.voicecore.gregor.node;

import java.security.Security;

/** How long the JVM caches DNS answers. */
final class Names {
    private Names() {}

    /**
     * A pod that is created again has another address, and pods that start together cannot resolve each other for a moment.
     * The JVM's defaults (java.security: 30 s for answers, 10 s for missing names) would delay each of these cases. Call it
     * before the first lookup.
     */
    static void limitDnsCache() {
        Security.setProperty("networkaddress.cache.ttl", "5");
        Security.setProperty("networkaddress.cache.negative.ttl", "0");
    }
}
