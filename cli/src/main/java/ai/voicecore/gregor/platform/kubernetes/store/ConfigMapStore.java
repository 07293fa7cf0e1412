package ai.voicecore.gregor.platform.kubernetes.store;

import ai.voicecore.gregor.platform.ClusterRecord;
import ai.voicecore.gregor.platform.ClusterStore;
import ai.voicecore.gregor.platform.kubernetes.api.Api;
import ai.voicecore.gregor.platform.kubernetes.manifest.Labels;
import ai.voicecore.gregor.platform.kubernetes.manifest.NodePods;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * ConfigMaps in the cluster's namespace: the deployed spec, the journal and the progress of a change. A namespace has one
 * cluster.
 */
public record ConfigMapStore(Api api, Clock clock) implements ClusterStore {
    private static final int JOURNAL_LINES = 200;
    public static final String RECORD = "gregor-cluster";
    private static final String JOURNAL = "gregor-journal";

    /** Whether the namespace has a deployed cluster. */
    public static boolean isRecorded(Api api) {
        return new ConfigMaps(api).read(RECORD).isPresent();
    }

    @Override
    public Optional<ClusterRecord> load() {
        return maps().read(RECORD)
                .map(data -> RecordData.read(data, "ConfigMap " + RECORD + " in namespace " + api.namespace()));
    }

    @Override
    public void save(ClusterRecord cluster) {
        maps().write(RECORD, Labels.of(cluster.spec().name()), RecordData.of(cluster));
    }

    @Override
    public Optional<String> read(Memo memo) {
        return maps().read(name(memo)).map(data -> data.getOrDefault(key(memo), ""));
    }

    @Override
    public void write(Memo memo, String text) {
        maps().write(name(memo), Labels.OF_GREGOR, Map.of(key(memo), text));
    }

    @Override
    public void delete(Memo memo) {
        maps().delete(name(memo));
    }

    private static String name(Memo memo) {
        return "gregor-" + memo.name().toLowerCase(Locale.ROOT);
    }

    private static String key(Memo memo) {
        return switch (memo) {
            case CHANGE -> "change";
            case MOVES -> "begun";
            case MIGRATION -> "record";
            case FAULT -> "holder";
        };
    }

    /** Keeps the last lines. */
    @Override
    public void journal(String event, String detail) {
        List<String> before = maps().read(JOURNAL)
                .map(data -> data.getOrDefault("journal", "").lines().toList())
                .orElse(List.of());
        String line = clock.instant() + " " + event + " " + detail.replaceAll("\\s+", " ");
        String lines = Stream.concat(
                        before.stream().skip(Math.max(0, before.size() + 1 - JOURNAL_LINES)), Stream.of(line))
                .collect(Collectors.joining("\n", "", "\n"));
        maps().write(JOURNAL, Labels.OF_GREGOR, Map.of("journal", lines));
    }

    public void delete() {
        Stream.concat(
                        Stream.of(RECORD, JOURNAL, NodePods.FORMATTED),
                        Stream.of(Memo.values()).map(ConfigMapStore::name))
                .forEach(maps()::delete);
    }

    private ConfigMaps maps() {
        return new ConfigMaps(api);
    }
}
