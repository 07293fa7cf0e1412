package ai.voicecore.gregor.node.settings;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a client inside a broker's JVM reaches that broker: through the inter-broker listener, with the broker's own
 * credentials. Pure function of the broker's properties.
 *
 * @param client properties for an {@code Admin}
 */
public record OwnListener(Map<String, Object> client) {
    private static final Pattern LISTENER = Pattern.compile("([^:/]+)://(.*):(\\d+)");
    private static final Set<String> EVERY_ADDRESS = Set.of("", "0.0.0.0", "[::]", "::");

    /** The listener; throws {@link IllegalArgumentException} if the properties have none that can be used. */
    public static OwnListener of(Map<String, String> broker) {
        Map<String, String> listeners = parse(broker.getOrDefault("listeners", "PLAINTEXT://:9092"));
        String name = listenerName(broker, listeners);
        String protocol = protocol(broker, name);
        Map<String, Object> client = new HashMap<>();
        client.put("bootstrap.servers", address(broker, name, protocol, listeners));
        client.put("security.protocol", protocol);
        copySecurity(broker, "", client);
        copySecurity(broker, "listener.name." + name.toLowerCase(Locale.ROOT) + ".", client);
        if (protocol.startsWith("SASL")) {
            String mechanism = broker.getOrDefault("sasl.mechanism.inter.broker.protocol", "GSSAPI");
            client.put("sasl.mechanism", mechanism);
            copySecurity(
                    broker,
                    "listener.name." + name.toLowerCase(Locale.ROOT) + "." + mechanism.toLowerCase(Locale.ROOT) + ".",
                    client);
        }
        return new OwnListener(client);
    }

    private static String listenerName(Map<String, String> broker, Map<String, String> listeners) {
        String named = broker.get("inter.broker.listener.name");
        if (named != null && listeners.containsKey(named)) {
            return named;
        }
        String byProtocol = broker.getOrDefault("security.inter.broker.protocol", "PLAINTEXT");
        if (listeners.containsKey(byProtocol)) {
            return byProtocol;
        }
        List<String> controllers = CommaList.of(broker.getOrDefault("controller.listener.names", ""));
        return listeners.keySet().stream()
                .filter(name -> !controllers.contains(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("listeners names none for brokers"));
    }

    static String protocol(Map<String, String> broker, String name) {
        for (String entry : CommaList.of(broker.getOrDefault("listener.security.protocol.map", ""))) {
            int colon = entry.indexOf(':');
            if (colon > 0 && entry.substring(0, colon).trim().equalsIgnoreCase(name)) {
                return entry.substring(colon + 1).trim();
            }
        }
        return name;
    }

    // A certificate contains the advertised host, not the loopback.
    private static String address(
            Map<String, String> broker, String name, String protocol, Map<String, String> listeners) {
        String bound = listeners.getOrDefault(name, "");
        int colon = bound.lastIndexOf(':');
        if (!EVERY_ADDRESS.contains(bound.substring(0, colon))) {
            return bound;
        }
        String advertised =
                parse(broker.getOrDefault("advertised.listeners", "")).get(name);
        return protocol.endsWith("SSL") && advertised != null ? advertised : "localhost" + bound.substring(colon);
    }

    private static void copySecurity(Map<String, String> broker, String prefix, Map<String, Object> client) {
        broker.forEach((key, value) -> {
            String bare = key.startsWith(prefix) ? key.substring(prefix.length()) : "";
            if (bare.startsWith("ssl.") || bare.startsWith("sasl.")) {
                client.put(bare, value);
            }
        });
    }

    private static Map<String, String> parse(String listeners) {
        Map<String, String> addresses = new LinkedHashMap<>();
        for (String listener : CommaList.of(listeners)) {
            Matcher matcher = LISTENER.matcher(listener);
            if (matcher.matches()) {
                addresses.put(matcher.group(1), matcher.group(2) + ":" + matcher.group(3));
            }
        }
        return addresses;
    }
}
