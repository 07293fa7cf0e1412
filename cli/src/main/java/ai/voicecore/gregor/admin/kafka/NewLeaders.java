package ai.voicecore.gregor.admin.kafka;

import static ai.voicecore.gregor.admin.kafka.Futures.await;

import ai.voicecore.gregor.admin.AdminFailure;
import ai.voicecore.gregor.concurrent.Await;
import ai.voicecore.gregor.concurrent.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/**
 * Waits until new partitions are led. Kafka reports a topic as created when the controller has committed it; the leaders
 * learn of it later. An idempotent producer that writes earlier may be unable to use a partition for the two minutes of
 * {@code delivery.timeout.ms}: its first request is refused (NOT_LEADER_OR_FOLLOWER), its second, already sent, is
 * accepted, because a log without producer state accepts any first sequence number; after that every retry of the first one
 * is out of order. Seen with Kafka 4.3.1 in five of 25 new topics, and in none when this is waited for.
 */
record NewLeaders(Admin admin, Time time) {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    /**
     * A broker creates the directory and files of each new replica, one after the other, before it serves or lists it: on a
     * busy machine 170 replicas took more than eight seconds.
     */
    private static final Duration TIMEOUT_PER_PARTITION = Duration.ofMillis(100);

    private static final Duration POLL_INTERVAL = Duration.ofMillis(200);

    /**
     * Also returns if the leaders are not ready in time: the topics exist, and their user will report what is wrong.
     *
     * @param partitions of each topic
     */
    void awaitAll(Map<String, Integer> partitions) {
        List<TopicPartition> left = partitions.entrySet().stream()
                .flatMap(topic -> IntStream.range(0, topic.getValue())
                        .mapToObj(partition -> new TopicPartition(topic.getKey(), partition)))
                .collect(Collectors.toCollection(ArrayList::new));
        Duration patience = patience(left.size());
        long deadline = time.in(patience);
        new Await(patience, POLL_INTERVAL, time).until(() -> {
            removeLed(left, Duration.ofNanos(Math.max(POLL_INTERVAL.toNanos(), deadline - time.nanos())));
            return left.isEmpty() || Thread.currentThread().isInterrupted();
        });
    }

    private void removeLed(List<TopicPartition> partitions, Duration atMost) {
        Map<TopicPartition, OffsetSpec> ends =
                partitions.stream().collect(Collectors.toMap(Function.identity(), partition -> OffsetSpec.latest()));
        ListOffsetsResult said =
                admin.listOffsets(ends, new ListOffsetsOptions().timeoutMs(Math.toIntExact(atMost.toMillis())));
        partitions.removeIf(partition -> isLed(said.partitionResult(partition), atMost));
    }

    /**
     * Only a leader answers this request. A broker that has not created the replica yet answers that it does not know the
     * topic, and the client does not retry.
     */
    private static boolean isLed(KafkaFuture<?> end, Duration atMost) {
        try {
            await("asking the leader of a new partition", end, atMost.plus(TIMEOUT));
            return true;
        } catch (AdminFailure e) {
            return !e.isUnreachable();
        }
    }

    private static Duration patience(int partitions) {
        Duration wished = TIMEOUT.plus(TIMEOUT_PER_PARTITION.multipliedBy(partitions));
        return wished.compareTo(Admins.TIMEOUT) < 0 ? wished : Admins.TIMEOUT;
    }
}
