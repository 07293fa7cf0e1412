package ai.voicecore.gregor.spec;

/**
 * Listeners for clients outside the Kubernetes cluster. On a plain machine every client that can reach
 * {@code local.host} can use the brokers.
 *
 * @param nodePort the port of every node, for {@code nodePort}; in the cluster's node port range (30000-32767)
 * @param domain for {@code loadBalancer}: broker {@code kafka-kraft-0} is advertised as {@code kafka-kraft-0.DOMAIN}
 */
public record ListenersSpec(ExternalAccess external, int nodePort, String domain) {}
