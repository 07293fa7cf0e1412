package ai.voicecore.gregor.platform.kubernetes.store;

import ai.voicecore.gregor.platform.ClusterRecord;
import ai.voicecore.gregor.platform.ClusterStore;
import ai.voicecore.gregor.platform.kubernetes.api.Api;
import ai.voicecore.gregor.platform.kubernetes.manifest.Labels;
import ai.voicecore.gregor.platform.kubernetes.manifest.NodePods;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * ConfigMaps in the cluster's namespace: the deployed spec, the journal and the progress of a change. A namespace has one
 * cluster.
 */
public final class ConfigMapStore implements ClusterStore {
    private static final int JOURNAL_LINES = 200;
    public static final String RECORD = "gregor-cluster";
    private static final String JOURNAL = "gregor-journal";
    private static final String CHANGE = "gregor-change";
    private static final String MOVES = "gregor-moves";
    private static final String FAULT = "gregor-fault";

    private final ConfigMaps maps;
    private final Clock clock;

    public ConfigMapStore(Api api, Clock clock) {
        this.maps = new ConfigMaps(api);
        this.clock = clock;
    }

    /** Whether the namespace has a deployed cluster. */
    public static boolean isRecorded(Api api) {
        return new ConfigMaps(api).read(RECORD).isPresent();
    }

    @Override
    public Optional<ClusterRecord> load() {
        return maps.read(RECORD)
                .map(data -> RecordData.read(
                        data,
                        "ConfigMap " + RECORD + " in namespace " + maps.api().namespace()));
    }

    @Override
    public void save(ClusterRecord cluster) {
        maps.write(RECORD, Labels.of(cluster.spec().name()), RecordData.of(cluster));
    }

    @Override
    public Optional<String> unfinished() {
        return maps.read(CHANGE).map(data -> data.getOrDefault("change", ""));
    }

    @Override
    public void unfinished(String change) {
        write(CHANGE, Map.of("change", change));
    }

    @Override
    public void finished() {
        maps.delete(CHANGE);
    }

    @Override
    public Optional<String> begunMoves() {
        return maps.read(MOVES).map(data -> data.getOrDefault("begun", ""));
    }

    @Override
    public void rememberMoves(String begun) {
        write(MOVES, Map.of("begun", begun));
    }

    @Override
    public void forgetMoves() {
        maps.delete(MOVES);
    }

    @Override
    public Optional<String> begunFault() {
        return maps.read(FAULT).map(data -> data.getOrDefault("holder", ""));
    }

    @Override
    public void rememberFault(String holder) {
        write(FAULT, Map.of("holder", holder));
    }

    @Override
    public void forgetFault() {
        maps.delete(FAULT);
    }

    /** Keeps the last lines. */
    @Override
    public void journal(String event, String detail) {
        List<String> before = maps.read(JOURNAL)
                .map(data -> data.getOrDefault("journal", "").lines().toList())
                .orElse(List.of());
        String line = clock.instant() + " " + event + " " + detail.replaceAll("\\s+", " ");
        String lines = Stream.concat(
                        before.stream().skip(Math.max(0, before.size() + 1 - JOURNAL_LINES)), Stream.of(line))
                .collect(Collectors.joining("\n", "", "\n"));
        write(JOURNAL, Map.of("journal", lines));
    }

    private void write(String name, Map<String, String> data) {
        maps.write(name, Labels.OF_GREGOR, data);
    }

    /** Deletes the saved cluster. */
    public void delete() {
        List.of(RECORD, JOURNAL, CHANGE, MOVES, FAULT, NodePods.FORMATTED).forEach(maps::delete);
    }
}
