package ai.voicecore.gregor.admin.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.testing.ManualTime;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.internals.KafkaFutureImpl;
import org.junit.jupiter.api.Test;

class NewLeadersTest {
    private static final TopicPartition FIRST = new TopicPartition("calls", 0);
    private static final TopicPartition SECOND = new TopicPartition("calls", 1);

    private final ManualTime time = new ManualTime();

    /** The requested partitions, and the exceptions in the answers; a partition without an exception has a leader. */
    private final List<Set<TopicPartition>> asked = new ArrayList<>();

    private final Deque<Map<TopicPartition, Exception>> answers = new ArrayDeque<>();

    @Test
    void aBrokerThatDoesNotKnowTheTopicYetIsAskedAgain() {
        answers.add(Map.of(SECOND, new UnknownTopicOrPartitionException()));
        answers.add(Map.of(SECOND, new UnknownTopicOrPartitionException()));
        answers.add(Map.of());

        new NewLeaders(admin(), time).awaitAll(Map.of("calls", 2));

        assertThat(asked).containsExactly(Set.of(FIRST, SECOND), Set.of(SECOND), Set.of(SECOND));
    }

    @Test
    void aPermanentErrorIsNotRetried() {
        answers.add(Map.of(SECOND, new InvalidTopicException("no such name")));

        new NewLeaders(admin(), time).awaitAll(Map.of("calls", 2));

        assertThat(asked).hasSize(1);
    }

    /** The partitions exist; their clients get the error of a missing leader. */
    @Test
    void theTimeToWaitForLeadersIsLimited() {
        for (int i = 0; i < 100; i++) {
            answers.add(Map.of(SECOND, new UnknownTopicOrPartitionException()));
        }

        new NewLeaders(admin(), time).awaitAll(Map.of("calls", 2));

        assertThat(time.since(0)).isBetween(Duration.ofMillis(5_200), Duration.ofMillis(5_600));
    }

    private Admin admin() {
        return (Admin) Proxy.newProxyInstance(
                Admin.class.getClassLoader(), new Class<?>[] {Admin.class}, (proxy, method, arguments) -> {
                    @SuppressWarnings("unchecked")
                    Set<TopicPartition> partitions = ((Map<TopicPartition, ?>) arguments[0]).keySet();
                    asked.add(Set.copyOf(partitions));
                    Map<TopicPartition, Exception> failures = answers.remove();
                    return new ListOffsetsResult(partitions.stream()
                            .collect(Collectors.toMap(
                                    partition -> partition,
                                    partition -> answer(Optional.ofNullable(failures.get(partition))))));
                });
    }

    private static KafkaFuture<ListOffsetsResultInfo> answer(Optional<Exception> failure) {
        KafkaFutureImpl<ListOffsetsResultInfo> future = new KafkaFutureImpl<>();
        failure.ifPresentOrElse(
                future::completeExceptionally,
                () -> future.complete(new ListOffsetsResultInfo(0, -1, Optional.empty())));
        return future;
    }
}
