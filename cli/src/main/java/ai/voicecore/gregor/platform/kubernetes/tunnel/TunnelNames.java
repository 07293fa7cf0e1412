package ai.voicecore.gregor.platform.kubernetes.tunnel;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.Security;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The names in this JVM that resolve to tunnels. A JVM has one resolver, and so one list. */
public final class TunnelNames {
    private static final Map<String, InetAddress> NAMES = new ConcurrentHashMap<>();

    private static final List<Function<String, Optional<InetAddress>>> MAKERS = new CopyOnWriteArrayList<>();

    private TunnelNames() {}

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

    public static void add(String host, InetAddress entrance) {
        NAMES.put(host, entrance);
    }

    public static void remove(String host) {
        NAMES.remove(host);
    }

    /**
     * Adds a function for names that are not in the list.
     *
     * @param maker opens a tunnel for a name; empty if the name is unknown
     */
    public static void add(Function<String, Optional<InetAddress>> maker) {
        MAKERS.add(maker);
    }

    public static void remove(Function<String, Optional<InetAddress>> maker) {
        MAKERS.remove(maker);
    }

    static @Nullable InetAddress find(String host) {
        InetAddress known = NAMES.get(host);
        return known != null
                ? known
                : MAKERS.stream()
                        .flatMap(maker -> maker.apply(host).stream())
                        .findFirst()
                        .orElse(null);
    }
}
