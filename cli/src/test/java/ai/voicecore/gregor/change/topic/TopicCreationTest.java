package ai.voicecore.gregor.change.topic;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.admin.ClusterAdmin;
import ai.voicecore.gregor.admin.TopicAdmin;
import ai.voicecore.gregor.platform.Progress;
import ai.voicecore.gregor.spec.TopicSpec;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TopicCreationTest {
    private final List<Integer> requests = new ArrayList<>();
    private final List<String> grown = new ArrayList<>();
    private final List<String> journal = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private final Map<String, String> refused = new HashMap<>();

    @Test
    void manyTopicsAreSplitIntoRequestsAndEachIsReported() {
        create(IntStream.range(0, 1000).mapToObj(i -> topic("t" + i, 10)).toList());

        assertThat(requests).hasSizeGreaterThan(10).allMatch(partitions -> partitions <= 1_000);
        assertThat(requests.stream().mapToInt(partitions -> partitions).sum()).isEqualTo(10_000);
        assertThat(told).hasSameSizeAs(requests).last().asString().contains("10,000 of 10,000 partitions");
        assertThat(journal).hasSameSizeAs(requests).first().isEqualTo("created t0, t1, t2 and 87 more topics");
    }

    @Test
    void aTopicThatIsTooLargeForARequestGrows() {
        create(List.of(topic("huge", 10_000)));

        assertThat(requests).containsExactly(8_999);
        assertThat(grown).containsExactly("huge 9999", "huge 10000");
        assertThat(told).contains("huge: partitions 9999 → 10000 (10,000 of 10,000 partitions)");
    }

    private Map<String, String> create(List<TopicSpec> topics) {
        return new TopicCreation(admin(), (event, detail) -> journal.add(detail), progress()).run(topics);
    }

    @Test
    void aRefusedTopicIsReportedAndDoesNotStopTheOthers() {
        refused.put("huge", "no.");

        assertThat(create(List.of(topic("huge", 10_000), topic("calls", 3)))).containsExactly(Map.entry("huge", "no."));

        assertThat(grown).isEmpty();
        assertThat(journal).containsExactly("created calls");
    }

    /** Topics are passed as a collection, additional partitions as a map. */
    private ClusterAdmin admin() {
        TopicAdmin topics = answering(TopicAdmin.class, arguments -> {
            if (arguments[0] instanceof Map<?, ?> totals) {
                totals.forEach((topic, total) -> grown.add(topic + " " + total));
                return Map.of();
            }
            List<TopicSpec> wanted = ((Collection<?>) arguments[0])
                    .stream().map(TopicSpec.class::cast).toList();
            requests.add(wanted.stream().mapToInt(TopicSpec::partitions).sum());
            return wanted.stream()
                    .map(TopicSpec::name)
                    .filter(refused::containsKey)
                    .collect(Collectors.toMap(name -> name, refused::get));
        });
        return answering(ClusterAdmin.class, arguments -> topics);
    }

    /** Handles a call with its arguments. */
    private interface Call {
        Object with(Object[] arguments);
    }

    private static <T> T answering(Class<T> type, Call call) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, given) -> {
                    Object answer = call.with(given);
                    return method.getReturnType() == void.class ? null : answer;
                }));
    }

    private Progress progress() {
        return new Progress() {
            @Override
            public void doing(String what) {}

            @Override
            public void done(String what) {
                told.add(what);
            }
        };
    }

    private static TopicSpec topic(String name, int partitions) {
        return new TopicSpec(name, partitions, 3, false, new TreeMap<>());
    }
}
