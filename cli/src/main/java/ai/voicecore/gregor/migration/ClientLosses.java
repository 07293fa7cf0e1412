package ai.voicecore.gregor.migration;

import ai.voicecore.gregor.snapshot.PartitionId;
import ai.voicecore.gregor.snapshot.client.ActiveProducer;
import ai.voicecore.gregor.snapshot.client.ClientState;
import ai.voicecore.gregor.snapshot.client.GroupOffsets;
import ai.voicecore.gregor.snapshot.client.ProducerIdentity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What clients had before a migration and have no more: committed offsets, transactional ids, the sequences of producers. All of
 * it only grows while clients work. Pure.
 *
 * @param before a sample
 * @param after everything
 * @param expiry {@code producer.id.expiration.ms}: a producer that does not write for so long is forgotten
 */
public record ClientLosses(ClientState before, ClientState after, Duration expiry) {
    /** A sequence that is lower by more than this has wrapped (KIP-98). */
    private static final int WRAPPED = Integer.MAX_VALUE / 2;

    /**
     * One loss.
     *
     * @param name the group, the transactional id, or the topic of a producer
     */
    public record Loss(String name, String sentence) {}

    private record Written(PartitionId partition, long producer) {}

    /**
     * The losses; none if all clients have at least what they had.
     *
     * @param existing partitions of the topics that exist now
     */
    public List<Loss> find(Collection<PartitionId> existing) {
        return Stream.of(groups(), transactionalIds(), producers(existing))
                .flatMap(List::stream)
                .toList();
    }

    private List<Loss> groups() {
        List<Loss> losses = new ArrayList<>();
        before.groups().forEach((group, then) -> {
            GroupOffsets now = after.groups().getOrDefault(group, new GroupOffsets(0, 0));
            if (now.partitions() < then.partitions() || now.sum() < then.sum()) {
                losses.add(new Loss(
                        group,
                        "group " + group + " had committed offsets of " + then.partitions()
                                + " partitions with the sum " + then.sum() + ", and has " + now.partitions()
                                + " with the sum " + now.sum()));
            }
        });
        return losses;
    }

    private List<Loss> transactionalIds() {
        List<Loss> losses = new ArrayList<>();
        before.transactionalIds().forEach((id, then) -> {
            ProducerIdentity now = after.transactionalIds().get(id);
            // Another producer id is newer: the coordinator gives one when the epochs of the last are used up.
            if (now == null || (now.id() == then.id() && now.epoch() < then.epoch())) {
                losses.add(new Loss(
                        id,
                        "transactional id " + id + " had epoch " + then.epoch() + ", and "
                                + (now == null ? "does not exist" : "has epoch " + now.epoch())));
            }
        });
        return losses;
    }

    private List<Loss> producers(Collection<PartitionId> existing) {
        Map<Written, ActiveProducer> known = new HashMap<>();
        after.producers().forEach(producer -> known.put(key(producer), producer));
        return before.producers().stream()
                .filter(then -> existing.contains(then.partition()))
                .map(then -> loss(then, Optional.ofNullable(known.get(key(then)))))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Written key(ActiveProducer producer) {
        return new Written(producer.partition(), producer.producer().id());
    }

    private Optional<Loss> loss(ActiveProducer then, Optional<ActiveProducer> now) {
        boolean lost = now.map(known -> isBehind(then, known)).orElseGet(() -> !mayHaveExpired());
        if (!lost) {
            return Optional.empty();
        }
        return Optional.of(new Loss(
                then.partition().topic(),
                "producer " + then.producer().id() + " of partition " + then.partition() + " was at " + position(then)
                        + ", and is "
                        + now.map(known -> "at " + position(known)).orElse("not known")));
    }

    private static boolean isBehind(ActiveProducer then, ActiveProducer now) {
        if (now.producer().epoch() != then.producer().epoch()) {
            return now.producer().epoch() < then.producer().epoch();
        }
        return now.sequence() < then.sequence() && then.sequence() - now.sequence() < WRAPPED;
    }

    /** Those in the sample had just written. */
    private boolean mayHaveExpired() {
        return Duration.between(before.readAt(), after.readAt()).compareTo(expiry.dividedBy(2)) > 0;
    }

    private static String position(ActiveProducer producer) {
        return "epoch " + producer.producer().epoch() + ", sequence " + producer.sequence();
    }
}
