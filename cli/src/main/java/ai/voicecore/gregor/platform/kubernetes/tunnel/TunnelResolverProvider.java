package ai.voicecore.gregor.platform.kubernetes.tunnel;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolverProvider;
import java.util.stream.Stream;

/**
 * Resolves the names in {@link TunnelNames}, and delegates all others to the system. The JVM finds it as a service (JEP
 * 418). So Kafka's own clients, which only know advertised names, use tunnels without a change.
 */
public final class TunnelResolverProvider extends InetAddressResolverProvider {
    @Override
    public InetAddressResolver get(Configuration configuration) {
        InetAddressResolver system = configuration.builtinResolver();
        return new InetAddressResolver() {
            @Override
            public Stream<InetAddress> lookupByName(String host, LookupPolicy policy) throws UnknownHostException {
                InetAddress tunnel = TunnelNames.find(host);
                return tunnel == null ? system.lookupByName(host, policy) : Stream.of(tunnel);
            }

            @Override
            public String lookupByAddress(byte[] address) throws UnknownHostException {
                return system.lookupByAddress(address);
            }
        };
    }

    @Override
    public String name() {
        return "gregor";
    }
}
