package ai.voicecore.gregor.spec.yaml;

import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.spec.ClusterSpec.ConnectSpec;
import ai.voicecore.gregor.spec.ClusterSpec.LocalSpec;
import ai.voicecore.gregor.spec.ClusterSpec.RegistrySpec;
import ai.voicecore.gregor.spec.ControllerLayout;
import ai.voicecore.gregor.spec.ExternalAccess;
import ai.voicecore.gregor.spec.HeapSpec;
import ai.voicecore.gregor.spec.InvalidSpec;
import ai.voicecore.gregor.spec.KubernetesSpec;
import ai.voicecore.gregor.spec.Mode;
import ai.voicecore.gregor.spec.PlatformKind;
import ai.voicecore.gregor.spec.Problem;
import ai.voicecore.gregor.spec.Profile;
import ai.voicecore.gregor.spec.TopicSpec;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Reads a spec strictly: unknown fields, wrong types and impossible combinations are problems, and all of them are reported
 * at once.
 * <pre> apiVersion: gregor/v1 kind: Cluster name: voicecore mode: kraft                 # or zookeeper version: 4.3.1
 * brokers: 3 controllers: combined       # or dedicated topics:   - name: voicecore.call.events     partitions: 12 </pre>
 */
public final class ClusterSpecReader {
    public static final String DEFAULT_KRAFT_VERSION = "4.3.1";

    public static final String DEFAULT_ZOOKEEPER_VERSION = "3.9.2";
    public static final String DEFAULT_REGISTRY_VERSION = "3.3.3";

    private static final List<String> COMPATIBILITIES = List.of(
            "BACKWARD", "BACKWARD_TRANSITIVE", "FORWARD", "FORWARD_TRANSITIVE", "FULL", "FULL_TRANSITIVE", "NONE");

    private ClusterSpecReader() {}

    /** The spec; throws {@link InvalidSpec} with every problem. */
    public static ClusterSpec read(SpecSource source) {
        return read(source, Optional.empty(), ProblemList::problems);
    }

    /**
     * A spec that was deployed before. Newer rules of Gregor do not apply to it; topics of the nodes' own state are
     * removed, because the nodes create them.
     */
    public static ClusterSpec recorded(SpecSource source) {
        ClusterSpec spec = read(source, Optional.empty(), ProblemList::unreadable);
        return spec.withTopics(spec.topics().stream()
                .filter(topic -> !spec.platformTopics().contains(topic.name()))
                .toList());
    }

    /** The spec of a deployed cluster: defaults on which its stored data depends are taken from the deployed spec. */
    public static ClusterSpec read(SpecSource source, ClusterSpec deployed) {
        return read(source, Optional.of(deployed), ProblemList::problems);
    }

    private static ClusterSpec read(
            SpecSource source, Optional<ClusterSpec> deployed, Function<ProblemList, List<Problem>> counting) {
        ProblemList problems = new ProblemList(source.name(), source.options());
        Fields root =
                new Fields(YamlSource.parse(source.name(), source.document()).orElse(null), "", problems);
        ClusterSpec spec = cluster(root, new DeployedDefaults(deployed));
        SpecRules.check(spec, root);
        root.end();
        List<Problem> wrong = counting.apply(problems);
        if (!wrong.isEmpty()) {
            throw new InvalidSpec(wrong);
        }
        return spec;
    }

    private static ClusterSpec cluster(Fields root, DeployedDefaults kept) {
        root.oneOf("apiVersion", List.of("gregor/v1"));
        root.oneOf("kind", List.of("Cluster"));
        PlatformKind platform = root.choice("platform", PlatformKind.class, PlatformKind.LOCAL);
        Profile profile = root.choice(
                "profile", Profile.class, platform == PlatformKind.LOCAL ? Profile.LOCAL : Profile.PRODUCTION);
        Mode mode = root.choice("mode", Mode.class, Mode.KRAFT);
        int brokers = root.number("brokers", 3, 1, 99);
        ControllerLayout layout = root.choice("controllers", ControllerLayout.class, ControllerLayout.COMBINED);
        int replication = root.number("replication", Math.min(3, brokers), 1, 99);
        int minInsync = root.number("minInsyncReplicas", Math.max(1, replication - 1), 1, 99);
        HeapSpec heap = root.section("heap", fields -> heap(fields, HeapSpec.of(profile)));
        KubernetesSpec otherwise = platform == PlatformKind.KUBERNETES
                ? KubernetesSpec.of(profile).withRoomFor(heap)
                : KubernetesSpec.of(profile);
        RegistrySpec registry = root.section("registry", ClusterSpecReader::registry);
        ConnectSpec connect = root.section("connect", ClusterSpecReader::connect);
        return new ClusterSpec(
                root.text("name", "voicecore"),
                platform,
                profile,
                mode,
                root.text(
                        "version",
                        kept.version(mode)
                                .orElse(mode == Mode.KRAFT ? DEFAULT_KRAFT_VERSION : DEFAULT_ZOOKEEPER_VERSION)),
                brokers,
                layout,
                root.number(
                        "controllerCount", kept.quorum(mode, layout, brokers).orElse(quorum(layout, brokers)), 1, 9),
                root.number("zookeepers", 3, 1, 9),
                replication,
                minInsync,
                root.texts("racks"),
                root.settings("config"),
                root.texts("unknownConfig"),
                heap,
                root.section("listeners", KubernetesReader::listeners),
                root.section("local", ClusterSpecReader::local),
                root.section(
                        "kubernetes", fields -> KubernetesReader.kubernetes(fields, kept.volumes(platform, otherwise))),
                registry,
                connect,
                root.sections("topics", topic -> topic(topic, replication, minInsync)));
    }

    private static int quorum(ControllerLayout layout, int brokers) {
        return layout == ControllerLayout.DEDICATED || brokers >= 3 ? 3 : 1;
    }

    private static HeapSpec heap(Fields heap, HeapSpec otherwise) {
        return new HeapSpec(
                mebibytes(heap, "broker", otherwise.broker()),
                mebibytes(heap, "controller", otherwise.controller()),
                mebibytes(heap, "zookeeper", otherwise.zookeeper()),
                mebibytes(heap, "connect", otherwise.connect()),
                mebibytes(heap, "registry", otherwise.registry()));
    }

    /** A size in JVM notation: 512m or 4g. */
    private static int mebibytes(Fields heap, String key, int otherwise) {
        String value = heap.text(key, otherwise + "m");
        if (!value.matches("[1-9][0-9]{0,5}[mMgG]")) {
            heap.unreadable(key, "is `" + value + "`, which is not a heap size.", "Write 512m or 4g.");
            return otherwise;
        }
        int number = Integer.parseInt(value.substring(0, value.length() - 1));
        int size = Character.toLowerCase(value.charAt(value.length() - 1)) == 'g' ? number * 1024 : number;
        if (size < 64) {
            heap.problem(key, "is " + value + ", too small for a JVM of Kafka's.", "Give at least 64m.");
        }
        return size;
    }

    private static LocalSpec local(Fields local) {
        LocalSpec read = new LocalSpec(
                HostRules.host(local, "127.0.0.1"),
                local.number("portOffset", 0, 0, 50_000),
                local.text("directory", ""));
        if (!read.directory().isEmpty() && !read.directory().startsWith("/")) {
            local.problem("directory", "is `" + read.directory() + "`, which is relative.", "Give an absolute path.");
        }
        return read;
    }

    private static RegistrySpec registry(Fields registry) {
        return new RegistrySpec(
                registry.flag("enabled", true),
                registry.text("version", DEFAULT_REGISTRY_VERSION),
                registry.oneOf("compatibility", COMPATIBILITIES).orElse("BACKWARD"));
    }

    private static ConnectSpec connect(Fields connect) {
        ConnectSpec read = new ConnectSpec(
                connect.flag("enabled", true), connect.number("workers", 1, 1, 9), connect.texts("allow"));
        read.allow().stream()
                .filter(namespace -> !namespace.matches("\\*|[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?"))
                .forEach(namespace -> connect.problem(
                        "allow",
                        "has `" + namespace + "`, which is not the name of a namespace.",
                        "Name namespaces whose pods may come to Connect's REST, or write '*' for every address."));
        return read;
    }

    private static TopicSpec topic(Fields topic, int replication, int minInsync) {
        int replicas = topic.number("replication", replication, 1, 99);
        SortedMap<String, String> config = topic.settings("config");
        config.putIfAbsent("min.insync.replicas", String.valueOf(Math.min(minInsync, Math.max(1, replicas - 1))));
        return new TopicSpec(
                topic.text("name", ""),
                topic.number("partitions", 12, 1, 10_000),
                replicas,
                topic.flag("exactlyOnce", false),
                config);
    }

    /** Whether it is a Kafka release: three numbers. */
    public static boolean isVersion(String text) {
        return text.matches("[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}");
    }

    /** The remedy for an invalid version. If it is the beginning of a default version, as 3.9, that version is suggested. */
    public static String remedyOfVersion(String text) {
        return Stream.of(DEFAULT_KRAFT_VERSION, DEFAULT_ZOOKEEPER_VERSION)
                .filter(version -> !text.isEmpty() && version.startsWith(text))
                .findFirst()
                .map(version -> "Write it as " + version + ".")
                .orElse("Write all three numbers, as " + DEFAULT_KRAFT_VERSION + ".");
    }

    /** The YAML word of a constant. */
    public static String wordOf(Enum<?> constant) {
        return constant instanceof ExternalAccess external
                ? external.word()
                : constant.name().toLowerCase(Locale.ROOT);
    }

    /**
     * Defaults that a deployed cluster keeps: a default that follows from other fields, or from Gregor's release, must not
     * change what stored data depends on.
     */
    private record DeployedDefaults(Optional<ClusterSpec> deployed) {
        Optional<String> version(Mode mode) {
            return deployed.filter(spec -> spec.mode() == mode).map(ClusterSpec::version);
        }

        /** Static voters: new brokers are plain brokers. With fewer brokers than voters there is nothing to keep. */
        OptionalInt quorum(Mode mode, ControllerLayout layout, int brokers) {
            return deployed
                    .filter(spec -> spec.mode() == mode && mode == Mode.KRAFT && spec.controllers() == layout)
                    .filter(spec -> layout == ControllerLayout.DEDICATED || spec.controllerCount() <= brokers)
                    .stream()
                    .mapToInt(ClusterSpec::controllerCount)
                    .findFirst();
        }

        /** Another profile may have larger volumes, but volumes can never shrink. */
        KubernetesSpec volumes(PlatformKind platform, KubernetesSpec otherwise) {
            return deployed.filter(spec -> spec.platform() == platform && platform == PlatformKind.KUBERNETES)
                    .map(spec -> otherwise.withVolumesOf(spec.kubernetes()))
                    .orElse(otherwise);
        }
    }
}
