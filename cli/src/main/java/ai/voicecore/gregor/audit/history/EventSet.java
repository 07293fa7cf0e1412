package ai.voicecore.gregor.audit.history;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongConsumer;

/** A set of records, one bit each. */
public final class EventSet {
    private final Map<Integer, BitSet> streams = new HashMap<>();

    /** True if it was not in the set yet. */
    public boolean add(long id) {
        BitSet stream = streams.computeIfAbsent(EventId.stream(id), key -> new BitSet());
        boolean isNew = !stream.get(EventId.sequence(id));
        stream.set(EventId.sequence(id));
        return isNew;
    }

    public boolean contains(long id) {
        BitSet stream = streams.get(EventId.stream(id));
        return stream != null && stream.get(EventId.sequence(id));
    }

    public void addAll(EventSet others) {
        others.streams.forEach((stream, bits) ->
                streams.computeIfAbsent(stream, key -> new BitSet()).or(bits));
    }

    public void forEachMissingIn(EventSet others, LongConsumer consumer) {
        streams.forEach((stream, bits) -> {
            BitSet missing = (BitSet) bits.clone();
            missing.andNot(others.streams.getOrDefault(stream, new BitSet()));
            missing.stream().forEach(sequence -> consumer.accept(((long) stream << 32) | sequence));
        });
    }
}
