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

/** The names of this JVM that lead into tunnels. There is one resolver in a JVM, and so one list. */
public final class TunnelNames {
    private static final Map<String, InetAddress> NAMES = new ConcurrentHashMap<>();

    private static final List<Function<String, Optional<InetAddress>>> MAKERS = new CopyOnWriteArrayList<>();

    private TunnelNames() {}

    /**
     * Has the JVM take the resolver that asks this list. The JVM looks for it once, when the first name is looked up, and with
     * the context class loader of the thread that does it. Where that is the loader of a Kafka release, which judges settings
     * and looks the voters of the quorum up, it would find none, and no tunnel had a name from then on. Nor may the JVM remember
     * for ten seconds that a name which was looked up before its tunnel was there is unknown.
     */
    public static void install() {
        Security.setProperty("networkaddress.cache.negative.ttl", "0");
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(TunnelNames.class.getClassLoader());
        try {
            InetAddress.getByName("localhost");
        } catch (UnknownHostException e) {
            // The resolver was asked, which is all that is wanted.
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
     * Also asks this for names that are not in the list.
     *
     * @param maker makes a tunnel for a name; empty if it is not one of its own
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
