package ai.voicecore.gregor.moving;

import ai.voicecore.gregor.balance.Throttles;
import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.platform.MoveMemory;
import ai.voicecore.gregor.snapshot.PartitionId;
import ai.voicecore.gregor.snapshot.ReplicaMove;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The moves and throttles that Gregor has set, saved between commands: a killed command cannot remove them itself.
 *
 * @param version of this format
 */
public record MoveRecord(int version, List<Move> moves, List<Throttles.Change> throttles) {
    static final MoveRecord NONE = new MoveRecord(1, List.of(), List.of());

    private static final int VERSION = 1;
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /** A partition and its target brokers. */
    public record Move(String topic, int partition, List<Integer> to) {
        boolean is(ReplicaMove move) {
            return move.partition().equals(new PartitionId(topic, partition))
                    && move.target().equals(to);
        }
    }

    static MoveRecord of(SortedMap<PartitionId, List<Integer>> moves, List<Throttles.Change> throttles) {
        return new MoveRecord(
                VERSION, moves.entrySet().stream().map(MoveRecord::move).toList(), List.copyOf(throttles));
    }

    private static Move move(Map.Entry<PartitionId, List<Integer>> entry) {
        return new Move(entry.getKey().topic(), entry.getKey().partition(), entry.getValue());
    }

    /** The saved record; {@link #NONE} if there is none. */
    public static MoveRecord of(MoveMemory store) {
        return store.begunMoves().map(MoveRecord::parse).orElse(NONE);
    }

    private static MoveRecord parse(String text) {
        try {
            MoveRecord begun = MAPPER.readValue(text, MoveRecord.class);
            if (begun.version() > VERSION) {
                throw new Failure(
                        "The replica moves that were begun were written down by a newer Gregor (format "
                                + begun.version() + ", this one knows " + VERSION + ").",
                        "Use that Gregor.");
            }
            return begun;
        } catch (JacksonException e) {
            throw new Failure(
                    "The replica moves that were begun cannot be read: " + e.getOriginalMessage(),
                    "Delete what moves.json or ConfigMap gregor-moves holds of the cluster; then see the throttles of its topics"
                            + " and brokers with kafka-configs.",
                    e);
        }
    }

    public boolean has(ReplicaMove move) {
        return moves.stream().anyMatch(known -> known.is(move));
    }

    boolean isNothing() {
        return moves.isEmpty() && throttles.isEmpty();
    }

    void remember(MoveMemory store) {
        if (isNothing()) {
            store.forgetMoves();
        } else {
            store.rememberMoves(MAPPER.writeValueAsString(this));
        }
    }

    /** Adds an earlier record; the latest changes come first. */
    MoveRecord and(MoveRecord earlier) {
        return new MoveRecord(
                version,
                Stream.concat(moves.stream(), earlier.moves.stream()).distinct().toList(),
                Stream.concat(throttles.stream(), earlier.throttles.stream()).toList());
    }

    MoveRecord without(List<Throttles.Change> undone) {
        return new MoveRecord(
                version,
                moves,
                throttles.stream().filter(change -> !undone.contains(change)).toList());
    }
}
