package ai.voicecore.gregor.spec;

/**
 * Who can reach the brokers, besides clients in the same Kubernetes cluster. On a plain machine everybody who reaches
 * {@code local.host} does.
 *
 * @param nodePort the port of every node, for {@code nodePort}; in the range that the cluster gives out (30000-32767)
 * @param domain for {@code loadBalancer}: broker {@code kafka-kraft-0} is advertised as {@code kafka-kraft-0.DOMAIN}
 */
public record ListenersSpec(ExternalAccess external, int nodePort, String domain) {}
