package ai.voicecore.gregor.spec;

import java.util.List;

/**
 * Kafka Connect in distributed mode, of the brokers' own version.
 *
 * @param workers how many worker processes
 * @param allow on Kubernetes: namespaces whose pods may come to its REST, which has no login; {@code *} is every address.
 *     The cluster's own pods may always
 */
public record ConnectSpec(boolean enabled, int workers, List<String> allow) {
    private static final String ANY_CLIENT = "*";

    /** Whether any address may come. */
    public boolean isOpen() {
        return allow.contains(ANY_CLIENT);
    }
}
