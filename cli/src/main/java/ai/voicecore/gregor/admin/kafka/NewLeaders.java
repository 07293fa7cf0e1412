package ai.voicecore.gregor.admin.kafka;

import static ai.voicecore.gregor.admin.kafka.Futures.await;

import ai.voicecore.gregor.admin.AdminFailure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/**
 * Waits until new partitions are led. Kafka says that they are made when its controller has written them down, and their
 * leaders hear of it later. An idempotent producer that is quicker may lose a partition for the two minutes of {@code
 * delivery.timeout.ms}: its first request is refused (NOT_LEADER_OR_FOLLOWER), its second, already sent, is taken, because
 * a log without any state of the producer takes every first sequence number; from then on the first one is out of order,
 * however often it is tried. Seen with Kafka 4.3.1 in five of 25 new topics, and in none when this is waited for.
 */
final class NewLeaders {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /**
     * A broker makes the directory and the files of each new replica, one after the other, before it tells of them: on a busy
     * machine 170 took more than eight seconds. Until then it does not list the topics either.
     */
    private static final Duration FOR_EACH = Duration.ofMillis(100);

    private static final Duration PAUSE = Duration.ofMillis(200);

    private NewLeaders() {}

    /** @param partitions of each topic */
    static void awaitAll(Admin admin, Map<String, Integer> partitions) {
        List<TopicPartition> left = partitions.entrySet().stream()
                .flatMap(topic -> of(topic.getKey(), topic.getValue()))
                .toList();
        long deadline = System.nanoTime() + patience(left.size()).toNanos();
        while (true) {
            left = withoutLeader(admin, left, deadline);
            // They exist, which is what was asked for; whoever uses them finds out what is wrong with their leaders.
            if (left.isEmpty()
                    || System.nanoTime() > deadline
                    || Thread.currentThread().isInterrupted()) {
                return;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private static List<TopicPartition> withoutLeader(Admin admin, List<TopicPartition> asked, long deadline) {
        Duration left = Duration.ofNanos(Math.max(PAUSE.toNanos(), deadline - System.nanoTime()));
        Map<TopicPartition, OffsetSpec> ends =
                asked.stream().collect(Collectors.toMap(Function.identity(), partition -> OffsetSpec.latest()));
        ListOffsetsResult said =
                admin.listOffsets(ends, new ListOffsetsOptions().timeoutMs(Math.toIntExact(left.toMillis())));
        return asked.stream()
                .filter(partition -> !isLed(said.partitionResult(partition), left))
                .toList();
    }

    /**
     * Only a leader answers this. A broker that has not come to the topic yet, which is busy with those before it, says that it
     * does not know it, and the client does not ask again.
     */
    private static boolean isLed(KafkaFuture<?> end, Duration atMost) {
        try {
            await("asking the leader of a new partition", end, atMost.plus(PATIENCE));
            return true;
        } catch (AdminFailure e) {
            return !e.isUnreachable();
        }
    }

    private static Duration patience(int partitions) {
        Duration wished = PATIENCE.plus(FOR_EACH.multipliedBy(partitions));
        return wished.compareTo(Admins.PATIENCE) < 0 ? wished : Admins.PATIENCE;
    }

    private static Stream<TopicPartition> of(String topic, int partitions) {
        return IntStream.range(0, partitions).mapToObj(partition -> new TopicPartition(topic, partition));
    }
}
