package ai.voicecore.gregor.migration;

import ai.voicecore.gregor.snapshot.zookeeper.ZooKeeperMetadata;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.utils.Sanitizer;

/** The clients' quotas in ZooKeeper, named as the brokers name them: {@code client-id=b, user=a} (KIP-546). */
final class StoredQuotas {
    private static final Pattern PATH = Pattern.compile("(clients|users|ips)/([^/]+)(?:/clients/([^/]+))?");

    private StoredQuotas() {}

    /** Entity → quota → value; whole numbers without decimals. */
    static SortedMap<String, SortedMap<String, String>> of(ZooKeeperMetadata stored) {
        SortedMap<String, SortedMap<String, String>> quotas = new TreeMap<>();
        stored.settings()
                .forEach((path, settings) -> entity(path).ifPresent(entity -> {
                    SortedMap<String, String> own = quotas(settings);
                    if (!own.isEmpty()) {
                        quotas.put(entity, own);
                    }
                }));
        return quotas;
    }

    /** A user's credentials are stored beside its quotas. */
    private static SortedMap<String, String> quotas(SortedMap<String, String> settings) {
        SortedMap<String, String> quotas = new TreeMap<>();
        settings.forEach((name, value) -> {
            if (!name.startsWith("SCRAM-")) {
                quotas.put(name, new BigDecimal(value).stripTrailingZeros().toPlainString());
            }
        });
        return quotas;
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
