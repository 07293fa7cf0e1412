package ai.voicecore.gregor.audit.verdict;

import ai.voicecore.gregor.audit.history.Lane;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts the anomalies of one lane and keeps the first of each kind: a lost log must not give a million lines. */
public final class Anomalies {
    private static final int MAX_EXAMPLES = 5;

    private final Lane lane;
    private final Map<AnomalyKind, Long> counts = new EnumMap<>(AnomalyKind.class);
    private final List<Anomaly> examples = new ArrayList<>();

    /**
     * One anomaly.
     *
     * @param partition of the lane's topic; -1 if it concerns several
     * @param detail the record, and what was read instead
     */
    public record Anomaly(AnomalyKind kind, Lane lane, int partition, String detail) {}

    public Anomalies(Lane lane) {
        this.lane = lane;
    }

    void add(AnomalyKind kind, int partition, String detail) {
        long before = counts.merge(kind, 1L, Long::sum) - 1;
        if (before < MAX_EXAMPLES) {
            examples.add(new Anomaly(kind, lane, partition, detail));
        }
    }

    public void addAll(Anomalies others) {
        others.counts.forEach((kind, count) -> counts.merge(kind, count, Long::sum));
        others.examples.stream()
                .filter(example -> examples.stream()
                                .filter(known -> known.kind() == example.kind())
                                .count()
                        < MAX_EXAMPLES)
                .forEach(examples::add);
    }

    /** Kind → count; kinds without an anomaly are missing. */
    public Map<AnomalyKind, Long> counts() {
        return Map.copyOf(counts);
    }

    public List<Anomaly> examples() {
        return List.copyOf(examples);
    }
}
