package ai.voicecore.gregor.settings;

import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.spec.Mode;
import ai.voicecore.gregor.spec.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Broker settings that a release knows but that have no effect here, or override another field of the spec. */
public final class IneffectiveSettings {
    /** In each list the first setting that is present wins (Kafka's documentation of the broker configuration). */
    private static final List<List<String>> PRECEDENCE = List.of(
            List.of("log.retention.ms", "log.retention.minutes", "log.retention.hours"),
            List.of("log.roll.ms", "log.roll.hours"),
            List.of("log.roll.jitter.ms", "log.roll.jitter.hours"),
            List.of("delegation.token.secret.key", "delegation.token.master.key"));

    private static final Pattern OF_ZOOKEEPER =
            Pattern.compile("zookeeper\\..*|control\\.plane\\.listener\\.name|broker\\.id\\.generation\\.enable");
    private static final Pattern OF_KRAFT = Pattern.compile("controller\\.quorum\\..*|metadata\\.(log|max)\\..*"
            + "|broker\\.(heartbeat\\.interval|session\\.timeout)\\.ms|initial\\.broker\\.registration\\.timeout\\.ms");

    /** Settings that Gregor computes from a field of the spec. */
    private static final Map<String, String> FIELDS = Map.of(
            "default.replication.factor", "replication",
            "offsets.topic.replication.factor", "replication",
            "transaction.state.log.replication.factor", "replication",
            "min.insync.replicas", "minInsyncReplicas",
            "transaction.state.log.min.isr", "minInsyncReplicas");

    private IneffectiveSettings() {}

    /** Warnings for the user; none of them prevents a cluster from running. */
    public static List<Problem> of(ClusterSpec spec) {
        List<Problem> notes = new ArrayList<>();
        for (List<String> names : PRECEDENCE) {
            List<String> given = names.stream()
                    .filter(name -> spec.config().containsKey(name))
                    .toList();
            given.stream()
                    .skip(1)
                    .forEach(name -> notes.add(Problem.ofConfig(
                            name, "has no effect: `" + given.getFirst() + "` overrides it.", "Keep one of them.")));
        }
        Pattern idle = spec.mode() == Mode.KRAFT ? OF_ZOOKEEPER : OF_KRAFT;
        String mode = spec.mode() == Mode.KRAFT ? "without ZooKeeper" : "with ZooKeeper";
        spec.config().keySet().stream()
                .filter(name -> idle.matcher(name).matches())
                .forEach(name ->
                        notes.add(Problem.ofConfig(name, "has no effect in a cluster " + mode + ".", "Remove it.")));
        FIELDS.forEach((name, field) -> {
            if (spec.config().containsKey(name)) {
                notes.add(Problem.ofConfig(
                        name,
                        "overrides what Gregor computes from the field `" + field + "`.",
                        "Write `" + field + "` instead, so that topics and checks know of it too."));
            }
        });
        return notes;
    }
}
