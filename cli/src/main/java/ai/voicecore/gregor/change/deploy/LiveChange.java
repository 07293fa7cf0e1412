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
 * What becomes of the brokers' settings that can be changed while they run. Pure.
 *
 * @param set what all brokers are to be set to in the metadata, which goes over their files
 * @param reset what the metadata is to have no more
 * @param byRestart changed settings that the brokers take over by a restart only
 */
public record LiveChange(SortedMap<String, String> set, SortedSet<String> reset, Set<String> byRestart) {
    private static final String MIN_INSYNC = "min.insync.replicas";
    private static final UntypedValueComparison MEANING = new UntypedValueComparison();

    /**
     * What the brokers say.
     *
     * @param defaults what the metadata has for all brokers
     * @param ofKafka Kafka's own values of settings that the spec has no more
     * @param refused what they would not take while they run
     * @param unsettled what an interrupted deployment may have set already
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
        gone(was, wanted, live).forEach(name -> change.take(name, live.ofKafka().get(name), live));
        return change;
    }

    /** What others have set is left alone where the spec does not say otherwise. */
    private static boolean isDeclared(String name, ClusterSpec spec) {
        return spec.config().containsKey(name) || name.equals(MIN_INSYNC);
    }

    /** Settings that the spec has no more. */
    static Set<String> gone(ClusterSpec before, ClusterSpec after, Set<String> unsettled) {
        return gone(
                LiveSettings.of(before),
                LiveSettings.of(after),
                new Live(new TreeMap<>(), Map.of(), Set.of(), unsettled));
    }

    private static Set<String> gone(Map<String, String> was, Map<String, String> wanted, Live live) {
        Set<String> gone = new TreeSet<>(was.keySet());
        gone.addAll(live.unsettled());
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
        } else if (now == null || !MEANING.same(name, now, value)) {
            set.put(name, value);
        }
    }

    boolean isNone() {
        return set.isEmpty() && reset.isEmpty();
    }
}
