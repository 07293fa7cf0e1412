package ai.voicecore.gregor.replay;

import ai.voicecore.gregor.concurrent.Time;
import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.platform.Progress;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Registers the schemas, sends the events, reads them back, and compares.
 *
 * <p>Every stage is bounded: an HTTP request 20 s, a send 30 s, reading 30 s without progress.
 */
public record Replay(ReplayInput input, ReplayTarget target, Progress progress) {
    /**
     * Runs one replay. The topics must exist; all clients are closed in any case.
     *
     * @return the counts; a mismatch is a result, not an exception
     * @throws Failure if the replay cannot be finished
     */
    public ReplayResult run() {
        Stamp stamp = new Stamp(UUID.randomUUID().toString());
        try (ReplayClients clients = new ReplayClients(target.access(), stamp.run())) {
            return run(new RegisteredSchemas(target.registry()), clients, stamp);
        } catch (TimeoutException e) {
            throw Failure.unreachable(
                    "The brokers at " + target.access().bootstrapServers() + " do not answer: " + e.getMessage()
                            + ". See that they run and that the address is right.",
                    "");
        } catch (KafkaException e) {
            throw new Failure("The cluster at " + target.access().bootstrapServers() + ": " + e.getMessage(), "", e);
        }
    }

    private ReplayResult run(RegisteredSchemas schemas, ReplayClients clients, Stamp stamp) {
        long begun = Time.REAL.nanos();
        LogEnds logEnds = new LogEnds(clients.consumer(IsolationLevel.READ_UNCOMMITTED));
        Set<String> topics = topicsOfEvents();
        Map<TopicPartition, Long> starts = logEnds.of(topics);
        Map<String, Integer> ids = register(schemas);
        Map<TopicPartition, Long> acknowledged = sender(clients, ids, stamp).send(input.events(), progress);
        Map<TopicPartition, Long> ends = LogEnds.later(logEnds.of(topics), acknowledged);
        EventReader reader = new EventReader(
                clients.consumer(IsolationLevel.READ_COMMITTED), schemas, stamp, InstantSource.system());
        List<Comparison.Delivery> read = reader.read(starts, ends, input.events(), progress);
        return new ReplayResult(
                Comparison.compare(input.schemas().keySet(), target.exactlyOnce(), input.events(), read),
                Time.REAL.since(begun));
    }

    private Map<String, Integer> register(RegisteredSchemas schemas) {
        Map<String, Integer> ids = new HashMap<>();
        for (Map.Entry<String, Schema> each : input.schemas().entrySet()) {
            ids.put(each.getKey(), schemas.register(each.getKey() + "-value", each.getValue()));
            progress.doing("registering", ids.size() + " of " + input.schemas().size());
        }
        return ids;
    }

    private EventSender sender(ReplayClients clients, Map<String, Integer> ids, Stamp stamp) {
        return new EventSender(
                clients.transactional(),
                clients.idempotent(),
                target.exactlyOnce(),
                event -> WireFormat.encode(ids.get(event.topic()), event.value()),
                stamp);
    }

    private Set<String> topicsOfEvents() {
        Set<String> topics = new TreeSet<>();
        input.events().forEach(event -> topics.add(event.topic()));
        return topics;
    }
}
