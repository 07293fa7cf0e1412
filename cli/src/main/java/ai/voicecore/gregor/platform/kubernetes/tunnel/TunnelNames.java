package ai.voicecore.gregor.platform.kubernetes.tunnel;

import java.net.InetAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The names of this JVM that lead into tunnels. There is one resolver in a JVM, and so one list. */
public final class TunnelNames {
    private static final Map<String, InetAddress> NAMES = new ConcurrentHashMap<>();

    private TunnelNames() {}

    public static void add(String host, InetAddress entrance) {
        NAMES.put(host, entrance);
    }

    public static void remove(String host) {
        NAMES.remove(host);
    }

    static @Nullable InetAddress find(String host) {
        return NAMES.get(host);
    }
}
