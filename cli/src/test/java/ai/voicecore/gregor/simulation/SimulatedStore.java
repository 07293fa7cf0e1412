package ai.voicecore.gregor.simulation;

import ai.voicecore.gregor.platform.ClusterRecord;
import ai.voicecore.gregor.platform.ClusterStore;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The saved state of a cluster, in memory. */
public final class SimulatedStore implements ClusterStore {
    final List<String> journal = new ArrayList<>();
    private Optional<ClusterRecord> cluster = Optional.empty();
    private final Map<Memo, String> memos = new EnumMap<>(Memo.class);

    @Override
    public Optional<ClusterRecord> load() {
        return cluster;
    }

    @Override
    public void save(ClusterRecord changed) {
        cluster = Optional.of(changed);
    }

    @Override
    public Optional<String> read(Memo memo) {
        return Optional.ofNullable(memos.get(memo));
    }

    @Override
    public void write(Memo memo, String text) {
        memos.put(memo, text);
    }

    @Override
    public void delete(Memo memo) {
        memos.remove(memo);
    }

    @Override
    public void journal(String event, String detail) {
        journal.add(event + ": " + detail);
    }

    SortedMap<String, String> outcome() {
        SortedMap<String, String> outcome = new TreeMap<>();
        outcome.put(
                "remembered spec",
                cluster.map(record -> record.spec().toString()).orElse("none"));
        outcome.put("unfinished change", unfinished().orElse("none"));
        return outcome;
    }
}
