package ai.voicecore.gregor.settings;

import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.spec.TopicSpec;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The notation of values. */
public final class ValueNotation {
    private ValueNotation() {}

    /**
     * The wanted spec with settings written as in another spec, where the values are equal: a different notation is not a
     * change and needs no restart.
     */
    public static ClusterSpec as(ClusterSpec known, ClusterSpec wanted) {
        Map<String, TopicSpec> before =
                known.topics().stream().collect(Collectors.toMap(TopicSpec::name, Function.identity(), (a, b) -> a));
        List<TopicSpec> topics = wanted.topics().stream()
                .map(topic -> before.containsKey(topic.name())
                        ? topic.withConfig(as(before.get(topic.name()).config(), topic.config()))
                        : topic)
                .toList();
        return wanted.withTopics(topics).withConfig(as(known.config(), wanted.config()));
    }

    private static SortedMap<String, String> as(SortedMap<String, String> known, SortedMap<String, String> wanted) {
        SortedMap<String, String> written = new TreeMap<>(wanted);
        written.replaceAll((name, value) -> {
            String before = known.getOrDefault(name, value);
            return UntypedValueComparison.same(name, before, value) ? before : value;
        });
        return written;
    }
}
