package ai.voicecore.gregor.admin.kafka;

import static ai.voicecore.gregor.admin.kafka.Futures.await;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.quota.ClientQuotaEntity;
import org.apache.kafka.common.quota.ClientQuotaFilter;

/** Reads the quotas of users, clients and addresses (KIP-546). */
final class Quotas {
    private Quotas() {}

    /** Entity → quota → value. */
    static SortedMap<String, SortedMap<String, String>> read(Admin admin) {
        SortedMap<String, SortedMap<String, String>> quotas = new TreeMap<>();
        await(
                        "reading the clients' quotas",
                        admin.describeClientQuotas(ClientQuotaFilter.all()).entities())
                .forEach((entity, rates) -> quotas.put(entityName(entity), values(rates)));
        return quotas;
    }

    private static String entityName(ClientQuotaEntity entity) {
        return new TreeMap<>(entity.entries())
                .entrySet().stream()
                        .map(part -> part.getKey() + "="
                                + Optional.ofNullable(part.getValue()).orElse("<default>"))
                        .collect(Collectors.joining(", "));
    }

    /** Formats whole numbers without decimals. */
    private static SortedMap<String, String> values(Map<String, Double> rates) {
        SortedMap<String, String> values = new TreeMap<>();
        rates.forEach((rate, value) ->
                values.put(rate, BigDecimal.valueOf(value).stripTrailingZeros().toPlainString()));
        return values;
    }
}
