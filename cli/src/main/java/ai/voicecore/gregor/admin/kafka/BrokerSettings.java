package ai.voicecore.gregor.admin.kafka;

import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConfigEntry.ConfigSource;

/** Reads the dynamic settings of single brokers (KIP-226). */
final class BrokerSettings {
    private final Configs configs;
    private final Retry again;

    BrokerSettings(Admin admin, Retry again) {
        this.configs = new Configs(admin, again);
        this.again = again;
    }

    /** Broker id → its dynamic settings. Each broker is asked directly; brokers without such settings are left out. */
    SortedMap<Integer, SortedMap<String, String>> read(Collection<Integer> brokers) {
        SortedMap<Integer, SortedMap<String, String>> all = new TreeMap<>();
        for (int broker : brokers) {
            String id = String.valueOf(broker);
            SortedMap<String, String> set = again.ask(
                            () -> configs.set(List.of(Configs.broker(id)), ConfigSource.DYNAMIC_BROKER_CONFIG))
                    .getOrDefault(id, new TreeMap<>());
            if (!set.isEmpty()) {
                all.put(broker, set);
            }
        }
        return all;
    }
}
