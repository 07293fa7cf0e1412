package ai.voicecore.gregor.rolling;

import ai.voicecore.gregor.snapshot.ClusterSnapshot;
import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.spec.Mode;
import ai.voicecore.gregor.spec.Problem;
import ai.voicecore.gregor.topology.KafkaVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What prevents a cluster from running another Kafka release (Kafka's upgrade notes). */
public final class UpgradeRules {
    /** Kafka 4 ignores these settings silently (ConfigDef of 3.9.2 against 4.x). */
    private static final Set<String> GONE_IN_4 = Set.of(
            "inter.broker.protocol.version",
            "log.message.format.version",
            "log.message.downconversion.enable",
            "log.message.timestamp.difference.max.ms",
            "control.plane.listener.name",
            "controlled.shutdown.max.retries",
            "controlled.shutdown.retry.backoff.ms",
            "broker.id.generation.enable",
            "reserved.broker.max.id",
            "leader.imbalance.per.broker.percentage",
            "delegation.token.master.key",
            "offsets.commit.required.acks",
            "auto.include.jmx.reporter",
            "eligible.leader.replicas.enable",
            "group.coordinator.new.enable",
            "group.share.enable",
            "group.share.max.groups",
            "metadata.log.segment.min.bytes",
            "alter.config.policy.kraft.compatibility.enable");

    private static final long MIN_SEGMENT_BYTES = 1 << 20;
    private static final int MIN_METADATA_LEVEL = 7;

    private UpgradeRules() {}

    /** All problems of changing a cluster to a release; none if it can begin. */
    public static List<Problem> problems(ClusterSpec spec, KafkaVersion to, ClusterSnapshot cluster) {
        KafkaVersion from = KafkaVersion.of(spec.version());
        List<Problem> problems = new ArrayList<>();
        if (to.isBefore(3, 9)) {
            problems.add(Problem.of("version", "Gregor runs Kafka from 3.9.0 on.", "Take 3.9.2 or 4.3.1."));
        }
        if (spec.mode() == Mode.ZOOKEEPER && !to.isBefore(4, 0)) {
            problems.add(Problem.of(
                    "version",
                    "Kafka " + to + " has no ZooKeeper mode any more.",
                    "Migrate the cluster to KRaft first, then upgrade it."));
        }
        if (to.compareTo(from) < 0) {
            back(to, cluster, problems);
        }
        if (!to.isBefore(4, 0)) {
            gone(spec, to, problems);
            tooOld(to, cluster, problems);
        }
        return List.copyOf(problems);
    }

    /** Known rules of a release, if the release itself is not available. */
    public static List<Problem> knownRules(ClusterSpec spec, KafkaVersion to) {
        List<Problem> problems = new ArrayList<>();
        if (!to.isBefore(4, 0)) {
            segment("config.log.segment.bytes", spec.config().get("log.segment.bytes"), problems);
            spec.topics()
                    .forEach(topic -> segment(
                            "topics[" + topic.name() + "].config.segment.bytes",
                            topic.config().get("segment.bytes"),
                            problems));
        }
        return List.copyOf(problems);
    }

    /** Kafka 4 cannot read metadata of versions before 3.3 (KIP-778, {@code MetadataVersion.MINIMUM_VERSION}). */
    private static void tooOld(KafkaVersion to, ClusterSnapshot cluster, List<Problem> problems) {
        int level =
                cluster.finalizedFeatures().getOrDefault(ClusterSnapshot.METADATA_VERSION, (short) MIN_METADATA_LEVEL);
        if (level < MIN_METADATA_LEVEL) {
            problems.add(
                    Problem.of(
                            "version",
                            "metadata.version is " + level + ", and Kafka " + to + " does not start below "
                                    + MIN_METADATA_LEVEL + " (3.3).",
                            "Raise it first: {gregor upgrade --finalize}; from then on there is no way back to older releases."));
        }
    }

    /** An older release cannot read metadata of newer feature levels, and Kafka does not downgrade them. */
    private static void back(KafkaVersion to, ClusterSnapshot cluster, List<Problem> problems) {
        Map<String, Integer> above = FeatureLevels.above(to, cluster.finalizedFeatures());
        if (!above.isEmpty()) {
            problems.add(Problem.of(
                    "version",
                    "Kafka " + to + " cannot run with these features finalized: " + above + ".",
                    "After upgrade --finalize there is no way back; stay on the newer release."));
        } else if (!FeatureLevels.isKnown(to)) {
            problems.add(Problem.of(
                    "version",
                    "the feature levels of Kafka " + to + " are not known, so the way back to it is not safe.",
                    "Go back to 3.9 or 4.0 to 4.4."));
        }
    }

    private static void gone(ClusterSpec spec, KafkaVersion to, List<Problem> problems) {
        spec.config().keySet().stream()
                .filter(GONE_IN_4::contains)
                .forEach(name -> problems.add(Problem.of(
                        "config." + name, "does not exist in Kafka " + to + " any more.", "Remove it and deploy.")));
    }

    private static void segment(String path, @org.jspecify.annotations.Nullable String value, List<Problem> problems) {
        if (value != null && value.matches("[0-9]{1,18}") && Long.parseLong(value) < MIN_SEGMENT_BYTES) {
            problems.add(Problem.of(
                    path,
                    "is " + value + "; Kafka 4 refuses segments smaller than 1 MiB.",
                    "Make it at least " + MIN_SEGMENT_BYTES + " and deploy."));
        }
    }
}
