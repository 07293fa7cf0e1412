package ai.voicecore.gregor.spec;

import java.util.List;

/**
 * Kafka Connect in distributed mode, of the brokers' own version.
 *
 * @param workers number of worker processes
 * @param allow on Kubernetes: namespaces whose pods may use its REST API, which has no login; {@code *} means any address.
 *     The cluster's own pods are always allowed
 */
public record ConnectSpec(boolean enabled, int workers, List<String> allow) {
    public boolean isOpen() {
        return allow.contains("*");
    }
}
