package ai.voicecore.gregor.spec.yaml;

import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.spec.ControllerLayout;
import ai.voicecore.gregor.spec.Mode;
import ai.voicecore.gregor.spec.PlatformKind;
import ai.voicecore.gregor.spec.TopicSpec;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Rules between the fields of a spec. */
final class SpecRules {
    private static final int MAX_LOCAL_BROKERS = 50;

    /** Gregor computes these settings from the topology; {@code config} must not contain them. */
    private static final Set<String> OWN_CONFIG = Set.of(
            "process.roles",
            "node.id",
            "broker.id",
            "broker.rack",
            "listeners",
            "advertised.listeners",
            "listener.security.protocol.map",
            "inter.broker.listener.name",
            "controller.listener.names",
            "controller.quorum.voters",
            "controller.quorum.bootstrap.servers",
            "zookeeper.connect",
            "log.dir",
            "log.dirs",
            "metadata.log.dir");

    private static final Pattern TOPIC_NAME = Pattern.compile("[a-zA-Z0-9._-]{1,249}");

    private SpecRules() {}

    static void check(ClusterSpec spec, Fields root) {
        checkName(spec, root);
        checkVersion(spec, root);
        checkQuorums(spec, root);
        checkReplication(spec, root);
        checkRacksAndConfig(spec, root);
        checkTopics(spec, root);
        KubernetesRules.check(spec, root);
    }

    private static void checkName(ClusterSpec spec, Fields root) {
        if (!ClusterSpec.isName(spec.name())) {
            root.problem(
                    "name",
                    "is `" + spec.name() + "`, which cannot name a cluster.",
                    "Use up to 32 lower-case letters, digits and dashes, a letter first.");
        }
    }

    /** Also for a saved spec: another release cannot replace one that cannot run. */
    private static void checkVersion(ClusterSpec spec, Fields root) {
        if (!ClusterSpecReader.isVersion(spec.version())) {
            root.unreadable(
                    "version",
                    "is `" + spec.version() + "`, which is not a Kafka version.",
                    ClusterSpecReader.remedyOfVersion(spec.version()));
            return;
        }
        String[] parts = spec.version().split("\\.", -1);
        int major = Integer.parseInt(parts[0]);
        int minor = Integer.parseInt(parts[1]);
        if (major < 3 || (major == 3 && minor < 9)) {
            root.unreadable(
                    "version",
                    "is " + spec.version() + "; Gregor runs Kafka from 3.9.0 on.",
                    "Take 3.9.2, the last line with ZooKeeper, or 4.3.1.");
        } else if (major >= 4 && spec.mode() == Mode.ZOOKEEPER) {
            root.unreadable(
                    "version",
                    "is " + spec.version() + ", and Kafka 4 has no ZooKeeper mode any more.",
                    "Take version 3.9.2, or mode kraft.");
        }
        if (!spec.registry().version().matches("3\\.[0-9]{1,3}\\.[0-9]{1,3}")) {
            root.object("registry")
                    .unreadable(
                            "version",
                            "is `" + spec.registry().version() + "`, which is not an Apicurio 3 version.",
                            "Take 3.3.3.");
        }
    }

    private static void checkQuorums(ClusterSpec spec, Fields root) {
        checkOdd("zookeepers", spec.zookeepers(), root);
        checkOdd("controllerCount", spec.controllerCount(), root);
        checkLocalPorts(spec, root);
        boolean combined = spec.mode() == Mode.KRAFT && spec.controllers() == ControllerLayout.COMBINED;
        if (combined && spec.controllerCount() > spec.brokers()) {
            root.problem(
                    "controllerCount",
                    "is " + spec.controllerCount() + " with " + spec.brokers() + " brokers to carry them.",
                    "Add brokers, or write `controllers: dedicated`.");
        }
        if (spec.mode() == Mode.ZOOKEEPER && spec.controllers() == ControllerLayout.DEDICATED) {
            root.problem(
                    "controllers",
                    "is `dedicated`, but in ZooKeeper mode the brokers elect a controller among themselves.",
                    "Remove it, or write `mode: kraft`.");
        }
    }

    /** The controllers' ports begin at 9592, fifty brokers after 9092. */
    private static void checkLocalPorts(ClusterSpec spec, Fields root) {
        if (spec.platform() == PlatformKind.LOCAL
                && spec.controllers() == ControllerLayout.DEDICATED
                && spec.brokers() > MAX_LOCAL_BROKERS) {
            root.problem(
                    "brokers",
                    "is " + spec.brokers() + ": on one machine their ports meet those of the dedicated controllers.",
                    "Make it at most " + MAX_LOCAL_BROKERS + ", or write `controllers: combined`.");
        }
    }

    private static void checkOdd(String key, int count, Fields root) {
        if (count % 2 == 0) {
            root.problem(
                    key,
                    "is " + count + ": an even quorum tolerates no more failures than " + (count - 1)
                            + " and fails more often.",
                    "Make it " + (count - 1) + " or " + (count + 1) + ".");
        }
    }

    private static void checkReplication(ClusterSpec spec, Fields root) {
        checkReplication(spec.replication(), spec, root);
        if (spec.replication() > 1 && spec.minInsyncReplicas() >= spec.replication()) {
            root.problem(
                    "minInsyncReplicas",
                    "is " + spec.minInsyncReplicas() + " with replication " + spec.replication()
                            + ": one failed node would stop every producer.",
                    "Make it at most " + (spec.replication() - 1) + ".");
        }
    }

    private static void checkReplication(int replication, ClusterSpec spec, Fields at) {
        if (replication > spec.brokers()) {
            at.problem(
                    "replication",
                    "is " + replication + " with " + spec.brokers() + " brokers.",
                    "Make it at most " + spec.brokers() + ".");
        }
    }

    private static void checkRacksAndConfig(ClusterSpec spec, Fields root) {
        if (spec.racks().stream().anyMatch(rack -> !rack.matches("[A-Za-z0-9._-]{1,63}"))) {
            root.problem(
                    "racks", "has a name that is not a rack's.", "Use letters, digits, dots, dashes and underscores.");
        }
        Fields config = root.object("config");
        spec.config().keySet().stream()
                .filter(OWN_CONFIG::contains)
                .forEach(key -> config.problem(key, "is computed by Gregor from the spec.", "Remove it."));
    }

    private static void checkTopics(ClusterSpec spec, Fields root) {
        List<Fields> fields = root.objects("topics");
        Set<String> names = new HashSet<>();
        Map<String, String> metricNames = new HashMap<>();
        for (int i = 0; i < spec.topics().size(); i++) {
            Fields at = fields.get(i);
            TopicSpec topic = spec.topics().get(i);
            String metricName = topic.name().replace('.', '_');
            String other = topic.name().isEmpty() ? null : metricNames.putIfAbsent(metricName, topic.name());
            if (!topic.name().isEmpty() && !names.add(topic.name())) {
                at.problem("name", "is `" + topic.name() + "`, as that of a topic above.", "Keep one of them.");
            } else if (other != null) {
                at.problem(
                        "name",
                        "is `" + topic.name() + "`, which Kafka's metrics cannot tell from `" + other + "`.",
                        "Use dots or underscores, not both.");
            }
            checkName(topic.name(), at, spec);
            checkReplication(topic.replication(), spec, at);
            String minInsync = topic.config().get("min.insync.replicas");
            if (topic.replication() > 1 && isAtLeast(minInsync, topic.replication())) {
                at.object("config")
                        .problem(
                                "min.insync.replicas",
                                "is " + minInsync + " with " + topic.replication()
                                        + " replicas: one failed node would stop every producer.",
                                "Make it at most " + (topic.replication() - 1) + ".");
            }
        }
    }

    /** Kafka's rules ({@code org.apache.kafka.common.internals.Topic}). */
    private static void checkName(String name, Fields fields, ClusterSpec spec) {
        if (name.isEmpty()) {
            fields.problem("name", "is missing.", "Every topic has a name.");
        } else if (!TOPIC_NAME.matcher(name).matches() || name.equals(".") || name.equals("..")) {
            fields.problem(
                    "name",
                    "is `" + name + "`, which Kafka does not accept.",
                    "Use up to 249 letters, digits, dots, underscores and dashes.");
        }
        spec.topicNeeds().stream()
                .filter(need -> need.topic().equals(name))
                .findFirst()
                .ifPresent(need -> fields.problem(
                        "name",
                        "is `" + name + "`, a topic that " + need.owner().word() + " keeps its own state in.",
                        "Remove it: " + need.owner().word() + " makes it by itself, as it needs it."));
    }

    private static boolean isAtLeast(String value, int limit) {
        return value.matches("[0-9]{1,9}") && Integer.parseInt(value) >= limit;
    }
}
