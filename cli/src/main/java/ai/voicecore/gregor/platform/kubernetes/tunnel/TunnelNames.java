package ai.voicecore.gregor.platform.kubernetes.tunnel;

import java.net.InetAddress;
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
