package ai.voicecore.gregor.platform.kubernetes.tunnel;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolver.LookupPolicy;
import java.net.spi.InetAddressResolverProvider;
import java.security.Security;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The names in this JVM that resolve to tunnels; the system resolves all others. The JVM finds this class as a service (JEP
 * 418). So Kafka's own clients, which only know advertised names, use tunnels without a change.
 */
public final class TunnelNames extends InetAddressResolverProvider {
    /** A JVM has one resolver, and so one list. */
    private static final List<Function<String, Optional<InetAddress>>> TUNNELS = new CopyOnWriteArrayList<>();

    /**
     * Installs the resolver that uses this list. The JVM looks for it once, at the first name lookup, with the context
     * class loader of that thread. With the class loader of a Kafka release, which is used to validate settings and
     * resolves quorum voters, it would not find it, and tunnel names could never be resolved. The JVM must also not cache
     * for ten seconds that a name is unknown whose tunnel is opened later.
     */
    public static void install() {
        Security.setProperty("networkaddress.cache.negative.ttl", "0");
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(TunnelNames.class.getClassLoader());
        try {
            InetAddress.getByName("localhost");
        } catch (UnknownHostException e) {
            // This only had to load the resolver.
            return;
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** Adds tunnels: a function that returns the address for a name; empty if there is no tunnel for it. */
    public static void add(Function<String, Optional<InetAddress>> tunnels) {
        TUNNELS.add(tunnels);
    }

    static void remove(Function<String, Optional<InetAddress>> tunnels) {
        TUNNELS.remove(tunnels);
    }

    @Override
    public InetAddressResolver get(Configuration configuration) {
        InetAddressResolver system = configuration.builtinResolver();
        return new InetAddressResolver() {
            @Override
            public Stream<InetAddress> lookupByName(String host, LookupPolicy policy) throws UnknownHostException {
                Optional<InetAddress> tunnel = TUNNELS.stream()
                        .flatMap(tunnels -> tunnels.apply(host).stream())
                        .findFirst();
                return tunnel.isPresent() ? tunnel.stream() : system.lookupByName(host, policy);
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
