package ai.voicecore.gregor.admin.kafka;

import static ai.voicecore.gregor.admin.kafka.Futures.await;

import ai.voicecore.gregor.admin.AdminFailure;
import ai.voicecore.gregor.concurrent.Time;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Asks each broker directly. A broker that has just died counts as alive until its session times out ({@code
 * broker.session.timeout.ms}, 9 s; {@code zookeeper.session.timeout.ms}, 18 s): it is asked again until it answers or is
 * fenced.
 */
record LiveBrokers(Supplier<Collection<Node>> alive, Duration patience, Time time) {
    /** Timeout of one request to one broker, in milliseconds; after it, the list of live brokers is read again. */
    static final int REQUEST_TIMEOUT_MS = 4_000;

    private static final Duration SESSION = Duration.ofSeconds(30);

    LiveBrokers(Admin admin, Time time) {
        this(() -> await("listing brokers", admin.describeCluster().nodes()), SESSION, time);
    }

    /**
     * The answer of each live broker.
     *
     * @param first brokers that were alive a moment ago
     * @param question sends the request to the broker with this id
     * @throws AdminFailure if a broker counted as alive for 30 s without an answer, or refused
     */
    <T> SortedMap<Node, T> ask(String what, Collection<Node> first, IntFunction<KafkaFuture<T>> question) {
        long deadline = time.in(patience);
        SortedMap<Node, T> answers = new TreeMap<>(Comparator.comparingInt(Node::id));
        Collection<Node> nodes = first;
        while (true) {
            Map<Node, KafkaFuture<T>> asked = new TreeMap<>(answers.comparator());
            nodes.stream()
                    .filter(node -> !answers.containsKey(node))
                    .forEach(node -> asked.put(node, question.apply(node.id())));
            asked.forEach((node, future) -> answer(what, node, future, deadline, answers));
            if (answers.keySet().containsAll(nodes)) {
                return answers;
            }
            nodes = alive.get();
            answers.keySet().retainAll(nodes);
        }
    }

    private <T> void answer(String what, Node node, KafkaFuture<T> future, long deadline, SortedMap<Node, T> answers) {
        try {
            answers.put(node, await(what + " of broker " + node.id(), future));
        } catch (AdminFailure e) {
            if (!(e.getCause() instanceof TimeoutException)) {
                throw e;
            }
            if (time.isPast(deadline)) {
                throw AdminFailure.unreachable(
                        what + " of broker " + node.id() + ": it does not answer at " + node.host() + ":" + node.port()
                                + ", and the cluster still counts it as alive",
                        e);
            }
        }
    }
}
