package ai.voicecore.gregor.platform.kubernetes.store;

import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.platform.ClusterRecord;
import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.spec.InvalidSpec;
import ai.voicecore.gregor.spec.yaml.ClusterSpecReader;
import ai.voicecore.gregor.spec.yaml.SpecSource;
import ai.voicecore.gregor.spec.yaml.SpecWriter;
import ai.voicecore.gregor.topology.KubernetesPlacement;
import ai.voicecore.gregor.topology.Membership;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The record of a cluster as the data of its ConfigMap. */
final class RecordData {
    /** Format 1 has no membership: its nodes have the names that the spec gives. */
    private static final int VERSION = 2;

    private static final String MEMBERSHIP = "membership.json";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private RecordData() {}

    static Map<String, String> of(ClusterRecord cluster) {
        return Map.of(
                "version",
                String.valueOf(VERSION),
                "clusterId",
                cluster.clusterId(),
                MEMBERSHIP,
                JSON.writeValueAsString(cluster.membership()),
                "spec.yaml",
                new YAMLMapper().writeValueAsString(SpecWriter.tree(cluster.spec())));
    }

    /** @param where the ConfigMap, for messages */
    static ClusterRecord read(Map<String, String> data, String where) {
        if (!data.getOrDefault("version", "").matches("[0-9]{1,6}") || !data.containsKey("clusterId")) {
            throw new Failure(
                    where + " is not what Gregor wrote.",
                    "Restore it; without it the nodes' data cannot be matched to a cluster.");
        }
        if (Integer.parseInt(data.get("version")) > VERSION) {
            throw new Failure(
                    where + " was written by a newer Gregor (format " + data.get("version") + ", this one knows "
                            + VERSION + ").",
                    "Use that Gregor.");
        }
        try {
            ClusterSpec spec = ClusterSpecReader.recorded(SpecSource.of(where, data.getOrDefault("spec.yaml", "")));
            return new ClusterRecord(data.get("clusterId"), spec, membership(data, spec, where));
        } catch (InvalidSpec e) {
            throw new Failure(
                    "The spec in " + where + " cannot be read: " + e.sentences(),
                    "Restore it: it is the spec that was deployed last.",
                    e);
        }
    }

    private static Membership membership(Map<String, String> data, ClusterSpec spec, String where) {
        String known = data.get(MEMBERSHIP);
        if (known == null) {
            return Membership.before(spec, new KubernetesPlacement(spec));
        }
        try {
            return JSON.readValue(known, Membership.class);
        } catch (JacksonException e) {
            throw new Failure(
                    "The nodes in " + where + " cannot be read: " + e.getOriginalMessage(),
                    "Restore its " + MEMBERSHIP + ": it was written by the last deploy.",
                    e);
        }
    }
}
