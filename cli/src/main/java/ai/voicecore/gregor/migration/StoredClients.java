package ai.voicecore.gregor.migration;

import ai.voicecore.gregor.snapshot.zookeeper.ZooKeeperMetadata;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.utils.Sanitizer;

/** The clients' quotas (KIP-546) and passwords (KIP-84) in ZooKeeper, which stores both at the same place. */
final class StoredClients {
    private static final Pattern PATH = Pattern.compile("(clients|users|ips)/([^/]+)(?:/clients/([^/]+))?");
    private static final String SCRAM = "SCRAM-";
    private static final Pattern ITERATIONS = Pattern.compile("(?:^|,)iterations=(\\d+)");

    private StoredClients() {}

    /** Entity, as the brokers name it: {@code client-id=b, user=a} → quota → value; whole numbers without decimals. */
    static SortedMap<String, SortedMap<String, String>> quotas(ZooKeeperMetadata stored) {
        SortedMap<String, SortedMap<String, String>> quotas = new TreeMap<>();
        stored.settings()
                .forEach((path, settings) -> entity(path).ifPresent(entity -> {
                    SortedMap<String, String> own = new TreeMap<>();
                    settings.forEach((name, value) -> {
                        if (!name.startsWith(SCRAM)) {
                            own.put(
                                    name,
                                    new BigDecimal(value).stripTrailingZeros().toPlainString());
                        }
                    });
                    putUnlessEmpty(entity, own, quotas);
                }));
        return quotas;
    }

    /** User → SCRAM mechanism → iterations. The secret parts are not read. */
    static SortedMap<String, SortedMap<String, String>> passwords(ZooKeeperMetadata stored) {
        SortedMap<String, SortedMap<String, String>> passwords = new TreeMap<>();
        stored.settings().forEach((path, settings) -> {
            Matcher matcher = PATH.matcher(path);
            if (matcher.matches() && matcher.group(1).equals("users") && matcher.group(3) == null) {
                SortedMap<String, String> own = new TreeMap<>();
                settings.forEach((name, value) -> {
                    if (name.startsWith(SCRAM)) {
                        own.put(name, iterations(value));
                    }
                });
                putUnlessEmpty(Sanitizer.desanitize(matcher.group(2)), own, passwords);
            }
        });
        return passwords;
    }

    private static void putUnlessEmpty(
            String entity, SortedMap<String, String> own, SortedMap<String, SortedMap<String, String>> all) {
        if (!own.isEmpty()) {
            all.put(entity, own);
        }
    }

    private static String iterations(String credential) {
        Matcher matcher = ITERATIONS.matcher(credential);
        return matcher.find() ? matcher.group(1) : "unknown";
    }

    private static Optional<String> entity(String path) {
        Matcher matcher = PATH.matcher(path);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String name = Sanitizer.desanitize(matcher.group(2));
        return Optional.of(
                switch (matcher.group(1)) {
                    case "clients" -> "client-id=" + name;
                    case "ips" -> "ip=" + name;
                    default ->
                        matcher.group(3) == null
                                ? "user=" + name
                                : "client-id=" + Sanitizer.desanitize(matcher.group(3)) + ", user=" + name;
                });
    }
}
