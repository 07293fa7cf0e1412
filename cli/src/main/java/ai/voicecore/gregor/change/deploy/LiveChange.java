package ai.voicecore.gregor.change.deploy;

import ai.voicecore.gregor.settings.UntypedValueComparison;
import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.topology.LiveSettings;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The change of brokers' settings at run time. Pure.
 *
 * @param set cluster-wide dynamic settings to set; they override the properties files
 * @param reset cluster-wide dynamic settings to delete
 * @param byRestart changed settings that need a restart
 */
public record LiveChange(SortedMap<String, String> set, SortedSet<String> reset, Set<String> byRestart) {
    private static final String MIN_INSYNC = "min.insync.replicas";
    /**
     * The state of the brokers.
     *
     * @param defaults cluster-wide dynamic settings
     * @param ofKafka Kafka's defaults of settings that were removed from the spec
     * @param refused settings that cannot be changed at run time
     * @param unsettled settings that an interrupted deployment may have changed already
     */
    public record Live(
            SortedMap<String, String> defaults,
            Map<String, String> ofKafka,
            Set<String> refused,
            Set<String> unsettled) {
        public static final Live NONE = new Live(new TreeMap<>(), Map.of(), Set.of(), Set.of());

        Live refusing(Set<String> settings) {
            return new Live(defaults, ofKafka, settings, unsettled);
        }
    }

    static LiveChange between(Optional<ClusterSpec> before, ClusterSpec after, Live live) {
        SortedMap<String, String> wanted = LiveSettings.of(after);
        SortedMap<String, String> was = before.map(LiveSettings::of).orElse(wanted);
        LiveChange change = new LiveChange(new TreeMap<>(), new TreeSet<>(), new HashSet<>());
        wanted.forEach((name, value) -> {
            boolean changed = !value.equals(was.get(name)) || live.unsettled().contains(name);
            if (changed || (isDeclared(name, after) && live.defaults().containsKey(name))) {
                change.take(name, value, live);
            }
        });
        gone(was, wanted, live.unsettled())
                .forEach(name -> change.take(name, live.ofKafka().get(name), live));
        return change;
    }

    /** Settings of other tools stay where the spec does not set another value. */
    private static boolean isDeclared(String name, ClusterSpec spec) {
        return spec.config().containsKey(name) || name.equals(MIN_INSYNC);
    }

    /** Settings that were removed from the spec. */
    static Set<String> gone(ClusterSpec before, ClusterSpec after, Set<String> unsettled) {
        return gone(LiveSettings.of(before), LiveSettings.of(after), unsettled);
    }

    private static Set<String> gone(Map<String, String> was, Map<String, String> wanted, Set<String> unsettled) {
        Set<String> gone = new TreeSet<>(was.keySet());
        gone.addAll(unsettled);
        gone.removeAll(wanted.keySet());
        return gone;
    }

    private void take(String name, @Nullable String value, Live live) {
        String now = live.defaults().get(name);
        if (value == null || live.refused().contains(name)) {
            byRestart.add(name);
            if (now != null) {
                reset.add(name);
            }
        } else if (now == null || !UntypedValueComparison.same(name, now, value)) {
            set.put(name, value);
        }
    }

    boolean isNone() {
        return set.isEmpty() && reset.isEmpty();
    }
}
