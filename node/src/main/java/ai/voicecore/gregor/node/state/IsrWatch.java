package ai.voicecore.gregor.node.state;

import ai.voicecore.gregor.node.concurrent.Time;
import ai.voicecore.gregor.node.settings.OwnListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/**
 * Waits once per start until the broker is in the ISR of all of its partitions. One daemon thread, which then ends together
 * with its client.
 *
 * <p>A KRaft broker that leads all it hosts needs no client: it is RUNNING only after it has applied the metadata
 * (KIP-631), so its own counts are right. A ZooKeeper-mode broker is RUNNING before it gets metadata from the controller;
 * its answer counts only if its metadata contains the broker itself.
 */
public final class IsrWatch implements Runnable {
    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration AFTER_ERROR = Duration.ofSeconds(1);
    private static final long ANSWER_SECONDS = 15;

    private final int brokerId;
    private final boolean zooKeeperMode;
    private final Map<String, String> properties;

    private volatile Optional<String> reason =
            Optional.of("The broker has not been seen in all its in-sync replica sets yet.");

    /** Topics in which the broker was outside an ISR at the last poll; null before the first answer. */
    private @Nullable Collection<String> behind;

    private IsrWatch(int brokerId, boolean zooKeeperMode, Map<String, String> properties) {
        this.brokerId = brokerId;
        this.zooKeeperMode = zooKeeperMode;
        this.properties = properties;
    }

    static IsrWatch start(int brokerId, boolean zooKeeperMode, Map<String, String> properties) {
        IsrWatch watch = new IsrWatch(brokerId, zooKeeperMode, properties);
        Thread thread = new Thread(watch, "gregor-isr-watch");
        thread.setDaemon(true);
        thread.start();
        return watch;
    }

    /** Why the broker is not in every ISR yet; permanently empty once it is. */
    Optional<String> whyNot() {
        return reason;
    }

    @Override
    public void run() {
        try {
            while (!BeanReader.brokerRuns()) {
                Time.REAL.pause(POLL);
            }
            while (reason.isPresent()) {
                if (!zooKeeperMode && BeanReader.read().leadsEverythingItHosts()) {
                    reason = Optional.empty();
                } else {
                    askUntilBackOrFailed();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void askUntilBackOrFailed() throws InterruptedException {
        try (Admin admin = Admin.create(clientProperties())) {
            while (reason.isPresent()) {
                long asked = Time.REAL.nanos();
                reason = ask(admin);
                if (reason.isPresent()) {
                    pauseAfter(Time.REAL.since(asked));
                }
            }
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            Throwable cause = e instanceof ExecutionException && e.getCause() != null ? e.getCause() : e;
            reason = Optional.of("Cannot ask for the in-sync replicas: " + oneLine(cause));
            Time.REAL.pause(AFTER_ERROR);
        }
    }

    /** An answer about ten thousand partitions takes time of the broker, which is catching up. */
    private static void pauseAfter(Duration answer) throws InterruptedException {
        Time.REAL.pause((answer.compareTo(POLL) < 0 ? POLL : answer).multipliedBy(4));
    }

    private Map<String, Object> clientProperties() {
        Map<String, Object> client = OwnListener.of(properties).client();
        client.put("client.id", "gregor-isr-watch");
        client.put("request.timeout.ms", "5000");
        client.put("default.api.timeout.ms", "10000");
        return client;
    }

    private Optional<String> ask(Admin admin) throws InterruptedException, ExecutionException, TimeoutException {
        if (zooKeeperMode
                && answer(admin.describeCluster().nodes()).stream().noneMatch(node -> node.id() == brokerId)) {
            return Optional.of("The controller has not sent this broker the metadata of the cluster yet.");
        }
        if (behind == null) {
            behind = answer(
                    admin.listTopics(new ListTopicsOptions().listInternal(true)).names());
        }
        List<String> outside = outside(brokerId, describe(admin, behind));
        // The next poll only asks about these: a replica that was in sync counts as in sync, and a new topic starts in
        // sync.
        Collection<String> topics = new TreeSet<>();
        outside.forEach(partition -> topics.add(partition.substring(0, partition.lastIndexOf('-'))));
        behind = topics;
        return outside.isEmpty()
                ? Optional.empty()
                : Optional.of("The broker is outside the ISR of " + outside.size() + " partitions, such as "
                        + outside.get(0) + ".");
    }

    private static List<TopicDescription> describe(Admin admin, Collection<String> topics)
            throws InterruptedException, ExecutionException, TimeoutException {
        List<TopicDescription> descriptions = new ArrayList<>();
        for (KafkaFuture<TopicDescription> topic :
                admin.describeTopics(topics).topicNameValues().values()) {
            try {
                descriptions.add(answer(topic));
            } catch (ExecutionException e) {
                // A topic may be deleted between two polls.
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                    throw e;
                }
            }
        }
        return descriptions;
    }

    /**
     * The partitions, as {@code topic-0}, with this broker as a replica outside the ISR. A partition without a leader
     * counts too: its ISR still contains the last member, which is down.
     */
    public static List<String> outside(int brokerId, Collection<TopicDescription> topics) {
        return topics.stream()
                .flatMap(topic -> topic.partitions().stream()
                        .filter(partition -> partition.replicas().stream().anyMatch(node -> node.id() == brokerId))
                        .filter(partition -> partition.leader() == null
                                || partition.isr().stream().noneMatch(node -> node.id() == brokerId))
                        .map(partition -> topic.name() + "-" + partition.partition()))
                .sorted()
                .toList();
    }

    private static <T> T answer(KafkaFuture<T> future)
            throws InterruptedException, ExecutionException, TimeoutException {
        return future.get(ANSWER_SECONDS, TimeUnit.SECONDS);
    }

    private static String oneLine(Throwable failure) {
        return (failure.getClass().getSimpleName() + ": " + failure.getMessage()).replaceAll("\\s+", " ");
    }
}
