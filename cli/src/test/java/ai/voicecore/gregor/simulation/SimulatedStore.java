package ai.voicecore.gregor.simulation;

import ai.voicecore.gregor.platform.ClusterRecord;
import ai.voicecore.gregor.platform.ClusterStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The saved state of a cluster, in memory. */
final class SimulatedStore implements ClusterStore {
    final List<String> journal = new ArrayList<>();
    private Optional<ClusterRecord> cluster = Optional.empty();
    private Optional<String> unfinished = Optional.empty();
    private Optional<String> moves = Optional.empty();
    private Optional<String> fault = Optional.empty();

    @Override
    public Optional<ClusterRecord> load() {
        return cluster;
    }

    @Override
    public void save(ClusterRecord changed) {
        cluster = Optional.of(changed);
    }

    @Override
    public Optional<String> unfinished() {
        return unfinished;
    }

    @Override
    public void unfinished(String change) {
        unfinished = Optional.of(change);
    }

    @Override
    public void finished() {
        unfinished = Optional.empty();
    }

    @Override
    public Optional<String> begunMoves() {
        return moves;
    }

    @Override
    public void rememberMoves(String begun) {
        moves = Optional.of(begun);
    }

    @Override
    public void forgetMoves() {
        moves = Optional.empty();
    }

    @Override
    public void journal(String event, String detail) {
        journal.add(event + ": " + detail);
    }

    @Override
    public Optional<String> begunFault() {
        return fault;
    }

    @Override
    public void rememberFault(String holder) {
        fault = Optional.of(holder);
    }

    @Override
    public void forgetFault() {
        fault = Optional.empty();
    }

    SortedMap<String, String> outcome() {
        SortedMap<String, String> outcome = new TreeMap<>();
        outcome.put(
                "remembered spec",
                cluster.map(record -> record.spec().toString()).orElse("none"));
        outcome.put("unfinished change", unfinished.orElse("none"));
        return outcome;
    }
}
