package ai.voicecore.gregor.snapshot.client;

import ai.voicecore.gregor.snapshot.TemporaryName;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the brokers keep for clients in their logs: committed offsets, transactional ids, and the state of producers.
 *
 * @param readAt by the clock of this machine
 * @param groups consumer group → its committed offsets
 * @param transactionalIds transactional id → its producer
 */
public record ClientState(
        Instant readAt,
        SortedMap<String, GroupOffsets> groups,
        SortedMap<String, ProducerIdentity> transactionalIds,
        List<ActiveProducer> producers) {

    /**
     * A part of it that is small enough to be saved, without what temporary objects of Gregor have.
     *
     * @param most of each kind: the first groups and transactional ids by name, and the producers that have just written
     */
    public ClientState sample(int most) {
        return new ClientState(
                readAt,
                first(groups, most),
                first(transactionalIds, most),
                producers.stream()
                        .filter(producer -> producer.isWriting(readAt))
                        .filter(producer -> isUsers(producer.partition().topic()))
                        .sorted(Comparator.comparing(ActiveProducer::lastWrite).reversed())
                        .limit(most)
                        .toList());
    }

    private static boolean isUsers(String name) {
        return TemporaryName.read(name).isEmpty();
    }

    private static <T> SortedMap<String, T> first(SortedMap<String, T> all, int most) {
        return all.entrySet().stream()
                .filter(entry -> isUsers(entry.getKey()))
                .limit(most)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, TreeMap::new));
    }
}
