package ai.voicecore.gregor.admin.kafka;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Divides what is asked into requests of a size that a broker answers soon. */
final class Chunks {
    private Chunks() {}

    /** In the same order; none of none. */
    static <T> List<List<T>> of(Collection<T> all, int size) {
        List<T> list = List.copyOf(all);
        List<List<T>> chunks = new ArrayList<>();
        for (int from = 0; from < list.size(); from += size) {
            chunks.add(list.subList(from, Math.min(list.size(), from + size)));
        }
        return chunks;
    }
}
