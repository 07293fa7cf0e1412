package ai.voicecore.gregor.platform.kubernetes.store;

import ai.voicecore.gregor.platform.ClusterRecord;
import ai.voicecore.gregor.platform.ClusterStore;
import ai.voicecore.gregor.platform.PlatformFailure;
import ai.voicecore.gregor.platform.kubernetes.api.Api;
import ai.voicecore.gregor.platform.kubernetes.manifest.Labels;
import ai.voicecore.gregor.platform.kubernetes.manifest.NodePods;
import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.spec.InvalidSpec;
import ai.voicecore.gregor.spec.yaml.ClusterSpecReader;
import ai.voicecore.gregor.spec.yaml.SpecSource;
import ai.voicecore.gregor.spec.yaml.SpecWriter;
import ai.voicecore.gregor.topology.KubernetesPlacement;
import ai.voicecore.gregor.topology.Membership;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * ConfigMaps in the cluster's namespace: the deployed spec, the journal and the progress of a change. A namespace has one
 * cluster.
 */
public final class ConfigMapStore implements ClusterStore {
    /** Format 1 has no membership: its nodes have the names that the spec gives. */
    private static final int VERSION = 2;

    private static final String MEMBERSHIP = "membership.json";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int JOURNAL_LINES = 200;
    public static final String RECORD = "gregor-cluster";
    private static final String JOURNAL = "gregor-journal";
    private static final String CHANGE = "gregor-change";
    private static final String MOVES = "gregor-moves";
    private static final String FAULT = "gregor-fault";

    private final Api api;
    private final Clock clock;

    public ConfigMapStore(Api api, Clock clock) {
        this.api = api;
        this.clock = clock;
    }

    /** Whether the namespace has a deployed cluster. */
    public static boolean isRecorded(Api api) {
        return new ConfigMapStore(api, Clock.systemUTC()).read(RECORD).isPresent();
    }

    @Override
    public Optional<ClusterRecord> load() {
        return read(RECORD).map(this::record);
    }

    private Optional<Map<String, String>> read(String name) {
        return Optional.ofNullable(api.call(
                        "reading ConfigMap " + name,
                        client -> client.configMaps()
                                .inNamespace(api.namespace())
                                .withName(name)
                                .get()))
                .map(ConfigMap::getData);
    }

    private ClusterRecord record(Map<String, String> data) {
        String where = "ConfigMap " + RECORD + " in namespace " + api.namespace();
        if (!data.getOrDefault("version", "").matches("[0-9]{1,6}") || !data.containsKey("clusterId")) {
            throw new PlatformFailure(
                    where + " is not what Gregor wrote.",
                    "Restore it; without it the nodes' data cannot be matched to a cluster.");
        }
        if (Integer.parseInt(data.get("version")) > VERSION) {
            throw new PlatformFailure(
                    where + " was written by a newer Gregor (format " + data.get("version") + ", this one knows "
                            + VERSION + ").",
                    "Use that Gregor.");
        }
        try {
            ClusterSpec spec = ClusterSpecReader.recorded(SpecSource.of(where, data.getOrDefault("spec.yaml", "")));
            return new ClusterRecord(data.get("clusterId"), spec, membership(data, spec));
        } catch (InvalidSpec e) {
            throw new PlatformFailure(
                    "The spec in " + where + " cannot be read: "
                            + e.problems().stream()
                                    .map(problem -> (problem.path() + " " + problem.sentence()).strip())
                                    .collect(Collectors.joining(" ")),
                    "Restore it: it is the spec that was deployed last.",
                    e);
        }
    }

    private static Membership membership(Map<String, String> data, ClusterSpec spec) {
        String known = data.get(MEMBERSHIP);
        return known == null
                ? Membership.before(spec, new KubernetesPlacement(spec))
                : JSON.readValue(known, Membership.class);
    }

    @Override
    public void save(ClusterRecord cluster) {
        write(
                RECORD,
                cluster.spec().name(),
                Map.of(
                        "version",
                        String.valueOf(VERSION),
                        "clusterId",
                        cluster.clusterId(),
                        MEMBERSHIP,
                        JSON.writeValueAsString(cluster.membership()),
                        "spec.yaml",
                        new YAMLMapper().writeValueAsString(SpecWriter.tree(cluster.spec()))));
    }

    @Override
    public Optional<String> unfinished() {
        return read(CHANGE).map(data -> data.getOrDefault("change", ""));
    }

    @Override
    public void unfinished(String change) {
        write(CHANGE, "", Map.of("change", change));
    }

    @Override
    public void finished() {
        delete(CHANGE);
    }

    @Override
    public Optional<String> begunMoves() {
        return read(MOVES).map(data -> data.getOrDefault("begun", ""));
    }

    @Override
    public void rememberMoves(String begun) {
        write(MOVES, "", Map.of("begun", begun));
    }

    @Override
    public void forgetMoves() {
        delete(MOVES);
    }

    @Override
    public Optional<String> begunFault() {
        return read(FAULT).map(data -> data.getOrDefault("holder", ""));
    }

    @Override
    public void rememberFault(String holder) {
        write(FAULT, "", Map.of("holder", holder));
    }

    @Override
    public void forgetFault() {
        delete(FAULT);
    }

    /** Keeps the last lines. */
    @Override
    public void journal(String event, String detail) {
        List<String> before = read(JOURNAL)
                .map(data -> data.getOrDefault("journal", "").lines().toList())
                .orElse(List.of());
        String line = clock.instant() + " " + event + " " + detail.replaceAll("\\s+", " ");
        String lines = Stream.concat(
                        before.stream().skip(Math.max(0, before.size() + 1 - JOURNAL_LINES)), Stream.of(line))
                .collect(Collectors.joining("\n", "", "\n"));
        write(JOURNAL, "", Map.of("journal", lines));
    }

    private void write(String name, String cluster, Map<String, String> data) {
        ConfigMap map = new ConfigMapBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(api.namespace())
                .addToLabels(Labels.MANAGED_BY, Labels.GREGOR)
                .endMetadata()
                .withData(data)
                .build();
        if (!cluster.isEmpty()) {
            map.getMetadata().getLabels().put(Labels.INSTANCE, cluster);
        }
        api.call("writing ConfigMap " + name, client -> client.resource(map).patch(Api.forced()));
    }

    /** Deletes the saved cluster. */
    public void delete() {
        List.of(RECORD, JOURNAL, CHANGE, MOVES, FAULT, NodePods.FORMATTED).forEach(this::delete);
    }

    private void delete(String name) {
        api.call(
                "deleting ConfigMap " + name,
                client -> client.configMaps()
                        .inNamespace(api.namespace())
                        .withName(name)
                        .delete());
    }
}
