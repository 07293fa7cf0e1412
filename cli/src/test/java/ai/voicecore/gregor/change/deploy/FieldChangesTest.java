package ai.voicecore.gregor.change.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.capacity.Load;
import ai.voicecore.gregor.platform.kubernetes.manifest.Manifests;
import ai.voicecore.gregor.platform.kubernetes.manifest.Workload;
import ai.voicecore.gregor.spec.InvalidSpec;
import ai.voicecore.gregor.spec.PlatformKind;
import ai.voicecore.gregor.testing.Clusters;
import ai.voicecore.gregor.testing.Snapshots;
import ai.voicecore.gregor.testing.SpecFields;
import ai.voicecore.gregor.testing.Statuses;
import ai.voicecore.gregor.topics.TopicChange;
import ai.voicecore.gregor.topics.TopicDiff;
import ai.voicecore.gregor.topology.Node;
import ai.voicecore.gregor.topology.Topology;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The effect of changing each field of the spec while the cluster runs: it is applied, or it is refused with its name
 * and a remedy. Each new field needs a row here.
 */
class FieldChangesTest {
    private static final String K8S = "platform: kubernetes\n";
    private static final String LEAN = "registry: {enabled: false}\nconnect: {enabled: false}\n";
    private static final String OLD = "mode: zookeeper\n" + LEAN;
    private static final String OLD_K8S = K8S + OLD;
    private static final String DEDICATED = "controllers: dedicated\n" + LEAN;
    private static final String CALLS = LEAN + "topics: [{name: calls, partitions: 3, replication: 2, config: {%s}}]\n";
    private static final String NO_SETTING = CALLS.formatted("");
    private static final String ROLL = "restart one after the other: ";
    private static final String ROLL_BROKERS = ROLL + "kafka-0, kafka-1, kafka-2";
    private static final String ROLL_PODS = ROLL + "kafka-kraft-0, kafka-kraft-1, kafka-kraft-2";

    /** These fields identify the cluster: with another value, the old cluster is not changed. */
    private static final Set<String> WHICH_CLUSTER = Set.of("name", "kubernetes.namespace");

    /** Nodes that store nothing have no volume, so these fields cannot be set. */
    private static final Set<String> NEVER =
            Set.of("kubernetes.connect.storageMebibytes", "kubernetes.registry.storageMebibytes");

    /**
     * One change.
     *
     * @param outcome a part of the planned steps, or of the refusal, which begins with the field
     */
    private record Row(String field, String before, String after, String outcome) {}

    private static final List<Row> ROWS = List.of(
            new Row("platform", LEAN, K8S + LEAN, "platform: Put it back, or deploy another cluster with --name"),
            new Row("profile", LEAN, "profile: production\n" + LEAN, ROLL_BROKERS),
            new Row("mode", OLD, "version: 3.9.2\n" + LEAN, "mode: Put it back; gregor migrate"),
            new Row("version", LEAN, "version: 4.3.0\n" + LEAN, "version: Put it back; gregor upgrade --to"),
            new Row("brokers", LEAN, "brokers: 4\n" + LEAN, "move replicas onto the new brokers"),
            new Row("controllers", LEAN, DEDICATED, "controllers: Put it back"),
            new Row(
                    "controllerCount",
                    "brokers: 5\n" + LEAN,
                    "{brokers: 5, controllerCount: 5, registry: {enabled: false}, connect: {enabled: false}}",
                    "make these the quorum's voters"),
            new Row("zookeepers", OLD, "zookeepers: 5\n" + OLD, "zookeepers: Put it back"),
            new Row(
                    "replication",
                    "replication: 2\n" + LEAN,
                    "replication: 3\nminInsyncReplicas: 1\n" + LEAN,
                    ROLL_BROKERS),
            new Row(
                    "minInsyncReplicas",
                    LEAN,
                    "minInsyncReplicas: 1\n" + LEAN,
                    "set on all brokers, without a restart"),
            new Row("racks", LEAN, "racks: [a, b, c]\n" + LEAN, ROLL_BROKERS),
            new Row(
                    "config",
                    LEAN,
                    "config: {log.retention.ms: 1000}\n" + LEAN,
                    "set on all brokers, without a restart"),
            new Row(
                    "unknownConfig",
                    "config: {my.own: 1}\n" + LEAN,
                    "config: {my.own: 1}\nunknownConfig: [my.own]\n" + LEAN,
                    "save the spec"),
            new Row("heap.broker", LEAN, "heap: {broker: 1g}\n" + LEAN, ROLL_BROKERS),
            new Row("heap.controller", DEDICATED, "heap: {controller: 1g}\n" + DEDICATED, ROLL + "controller-"),
            new Row("heap.zookeeper", OLD, "heap: {zookeeper: 1g}\n" + OLD, ROLL + "zookeeper-"),
            new Row("heap.connect", "", "heap: {connect: 1g}", ROLL + "connect-0"),
            new Row("heap.registry", "", "heap: {registry: 1g}", ROLL + "registry-0"),
            new Row("listeners.external", K8S + LEAN, K8S + "listeners: {external: nodePort}\n" + LEAN, ROLL_PODS),
            new Row(
                    "listeners.nodePort",
                    K8S + "listeners: {external: nodePort, nodePort: 30092}\n" + LEAN,
                    K8S + "listeners: {external: nodePort, nodePort: 30192}\n" + LEAN,
                    ROLL_PODS),
            new Row(
                    "listeners.domain",
                    K8S + "listeners: {external: loadBalancer, domain: a.example}\n" + LEAN,
                    K8S + "listeners: {external: loadBalancer, domain: b.example}\n" + LEAN,
                    ROLL_PODS),
            new Row("local.host", LEAN, "local: {host: 127.0.0.2}\n" + LEAN, "local.host: Type gregor down"),
            new Row(
                    "local.portOffset",
                    LEAN,
                    "local: {portOffset: 100}\n" + LEAN,
                    "local.portOffset: Type gregor down"),
            new Row("local.directory", LEAN, "local: {directory: /srv}\n" + LEAN, "local.directory: Put it back"),
            new Row("kubernetes.image", K8S + LEAN, K8S + "kubernetes: {image: 'a/b:1'}\n" + LEAN, ROLL_PODS),
            new Row("kubernetes.pullSecret", K8S + LEAN, K8S + "kubernetes: {pullSecret: s}\n" + LEAN, ROLL_PODS),
            new Row(
                    "kubernetes.storageClass",
                    K8S + LEAN,
                    K8S + "kubernetes: {storageClass: fast}\n" + LEAN,
                    "kubernetes.storageClass: Put it back: a volume keeps its class"),
            new Row("kubernetes.spread", K8S + LEAN, K8S + "kubernetes: {spread: preferred}\n" + LEAN, ROLL_PODS),
            sized("broker.cpuMillis", K8S + LEAN, "cpu: '5'", ROLL_PODS),
            sized("broker.memoryMebibytes", K8S + LEAN, "memory: 9Gi", ROLL_PODS),
            sized("broker.storageMebibytes", K8S + LEAN, "storage: 200Gi", "adjust StatefulSet kafka-kraft"),
            sized("controller.cpuMillis", K8S + DEDICATED, "cpu: '5'", ROLL),
            sized("controller.memoryMebibytes", K8S + DEDICATED, "memory: 9Gi", ROLL),
            sized("controller.storageMebibytes", K8S + DEDICATED, "storage: 200Gi", "adjust StatefulSet"),
            sized("zookeeper.cpuMillis", OLD_K8S, "cpu: '5'", ROLL + "zookeeper-"),
            sized("zookeeper.memoryMebibytes", OLD_K8S, "memory: 9Gi", ROLL + "zookeeper-"),
            sized("zookeeper.storageMebibytes", OLD_K8S, "storage: 200Gi", "adjust StatefulSet zookeeper"),
            sized("connect.cpuMillis", K8S, "cpu: '5'", ROLL + "kafka-connect-0"),
            sized("connect.memoryMebibytes", K8S, "memory: 9Gi", ROLL + "kafka-connect-0"),
            sized("registry.cpuMillis", K8S, "cpu: '5'", ROLL + "schema-registry-0"),
            sized("registry.memoryMebibytes", K8S, "memory: 9Gi", ROLL + "schema-registry-0"),
            new Row("registry.enabled", LEAN, "connect: {enabled: false}\n", "start registry-0"),
            new Row("registry.version", "", "registry: {version: 3.3.2}", ROLL + "registry-0"),
            new Row("registry.compatibility", "", "registry: {compatibility: FULL}", "compatibility to FULL"),
            new Row(
                    "connect.enabled",
                    "",
                    "connect: {enabled: false}",
                    "stop permanently, keeping the data: connect-0"),
            new Row("connect.workers", "", "connect: {workers: 2}", "start connect-1"),
            new Row("connect.allow", K8S, K8S + "connect: {allow: [apps]}", "adjust NetworkPolicy kafka-connect"),
            new Row("topics[].name", NO_SETTING, NO_SETTING.replace("calls", "intents"), "create topics: intents"),
            new Row(
                    "topics[].partitions",
                    NO_SETTING,
                    NO_SETTING.replace("partitions: 3", "partitions: 6"),
                    "change topics: calls partitions 3 → 6"),
            new Row(
                    "topics[].partitions",
                    NO_SETTING,
                    NO_SETTING.replace("partitions: 3", "partitions: 2"),
                    "topics[calls].partitions: "),
            new Row(
                    "topics[].replication",
                    NO_SETTING,
                    NO_SETTING.replace("replication: 2", "replication: 3"),
                    "change topics: calls replication 2 → 3"),
            new Row(
                    "topics[].exactlyOnce",
                    NO_SETTING,
                    NO_SETTING.replace("name: calls", "name: calls, exactlyOnce: true"),
                    "save the spec"),
            new Row(
                    "topics[].config",
                    NO_SETTING,
                    CALLS.formatted("retention.ms: 1000"),
                    "change topics: calls retention.ms"));

    private static Row sized(String field, String base, String size, String outcome) {
        String kind = field.substring(0, field.indexOf('.'));
        return new Row("kubernetes." + field, base, base + "kubernetes: {" + kind + ": {" + size + "}}\n", outcome);
    }

    @Test
    void everyFieldHasItsRow() {
        Set<String> rows = ROWS.stream().map(Row::field).collect(Collectors.toCollection(TreeSet::new));
        rows.addAll(WHICH_CLUSTER);
        rows.addAll(NEVER);

        assertThat(rows).isEqualTo(SpecFields.all());
    }

    @TestFactory
    Stream<DynamicTest> everyFieldIsAppliedOrRefusedByName() {
        return ROWS.stream()
                .map(row -> DynamicTest.dynamicTest(row.field() + ": " + row.outcome(), () -> {
                    Topology before = Clusters.topology(row.before()).formed();
                    Topology after = Clusters.topology(Clusters.spec(row.after()), before.membership());

                    assertThat(SpecFields.values(after.spec()).get(row.field()))
                            .as("the row changes its field")
                            .isNotEqualTo(SpecFields.values(before.spec()).get(row.field()));
                    assertThat(outcome(before, after)).anyMatch(line -> line.contains(row.outcome()));
                }));
    }

    /** The steps of the plan, or the field and the remedy of each refusal. */
    private static List<String> outcome(Topology before, Topology after) {
        List<TopicChange> topics = TopicDiff.of(
                        after.spec().topics(),
                        Snapshots.healthy(before),
                        Map.of(),
                        after.spec().brokers())
                .changes();
        List<String> drift = drift(before, after);
        Present present = new Present(
                Optional.of(before),
                Statuses.allReady(before),
                topics,
                Optional.of(before.spec().registry().compatibility()),
                outdated(before, after),
                drift,
                false,
                Optional.of(LiveChange.Live.NONE),
                Optional.empty(),
                new Load(0, 0),
                Optional.empty());
        try {
            return DeployPlanner.plan(after, present).steps().stream()
                    .map(Step::sentence)
                    .toList();
        } catch (InvalidSpec refused) {
            return refused.problems().stream()
                    .map(problem -> problem.path() + ": " + problem.remedy())
                    .toList();
        }
    }

    /** The objects that differ from those that would be applied. */
    private static List<String> drift(Topology before, Topology after) {
        if (before.spec().platform() != PlatformKind.KUBERNETES || after.spec().platform() != PlatformKind.KUBERNETES) {
            return List.of();
        }
        Map<String, HasMetadata> there = objects(before);
        return objects(after).entrySet().stream()
                .filter(wanted -> !wanted.getValue().equals(there.get(wanted.getKey())))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Map<String, HasMetadata> objects(Topology topology) {
        return manifests(topology).all().stream()
                .collect(Collectors.toMap(
                        object -> object.getKind() + " " + object.getMetadata().getName(),
                        Function.identity(),
                        (one, other) -> one,
                        TreeMap::new));
    }

    private static Manifests manifests(Topology topology) {
        String own = topology.spec().kubernetes().image();
        return new Manifests(topology, own.isEmpty() ? "gregor:test" : own);
    }

    /** The pods that differ from the template of their StatefulSet. */
    private static Set<String> outdated(Topology before, Topology after) {
        Set<String> sets = drift(before, after).stream()
                .filter(object -> objects(before).get(object) instanceof StatefulSet was
                        && objects(after).get(object) instanceof StatefulSet wanted
                        && !was.getSpec().getTemplate().equals(wanted.getSpec().getTemplate()))
                .map(object -> object.substring(object.indexOf(' ') + 1))
                .collect(Collectors.toSet());
        return before.nodes().stream()
                .map(Node::name)
                .filter(node -> sets.contains(Workload.setOf(node)))
                .collect(Collectors.toSet());
    }
}
