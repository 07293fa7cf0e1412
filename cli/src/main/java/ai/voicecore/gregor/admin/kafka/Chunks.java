package ai.voicecore.gregor.admin.kafka;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Splits a large request into requests that a broker answers quickly. */
final class Chunks {
    private Chunks() {}

    /** Keeps the order; an empty input gives no request. */
    static <T> List<List<T>> of(Collection<T> all, int size) {
        List<T> list = List.copyOf(all);
        List<List<T>> chunks = new ArrayList<>();
        for (int from = 0; from < list.size(); from += size) {
            chunks.add(list.subList(from, Math.min(list.size(), from + size)));
        }
        return chunks;
    }
}
