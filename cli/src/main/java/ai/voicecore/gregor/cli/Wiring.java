package ai.voicecore.gregor.cli;

import ai.voicecore.gregor.admin.ClusterAdmin;
import ai.voicecore.gregor.admin.kafka.KafkaClusterAdmin;
import ai.voicecore.gregor.admin.kafka.KafkaDataPath;
import ai.voicecore.gregor.platform.ClusterRecord;
import ai.voicecore.gregor.platform.ClusterStore;
import ai.voicecore.gregor.platform.PlatformFailure;
import ai.voicecore.gregor.platform.local.GregorHome;
import ai.voicecore.gregor.platform.local.LocalClusterStore;
import ai.voicecore.gregor.platform.local.LocalPlatforms;
import ai.voicecore.gregor.runtime.Jdks;
import ai.voicecore.gregor.runtime.RuntimeStore;
import ai.voicecore.gregor.runtime.maven.MavenSource;
import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.spec.InvalidSpec;
import ai.voicecore.gregor.spec.PlatformKind;
import ai.voicecore.gregor.spec.Problem;
import ai.voicecore.gregor.spec.TopicSpec;
import ai.voicecore.gregor.topology.LocalPlacement;
import ai.voicecore.gregor.topology.Topologies;
import ai.voicecore.gregor.topology.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/** Puts the parts together; the only place that knows all of them. */
final class Wiring {
    private final GregorHome home;
    private final Path distribution;

    /** @param distribution directory with Gregor's {@code lib} and {@code node} jars */
    Wiring(Map<String, String> environment, Path distribution) {
        this.home = GregorHome.of(environment);
        this.distribution = distribution;
    }

    RuntimeStore runtimes() {
        return new RuntimeStore(home.runtimes(), MavenSource::new);
    }

    /** The cluster that a spec describes, deployed or not. */
    Cluster cluster(ClusterSpec spec) {
        if (spec.platform() == PlatformKind.KUBERNETES) {
            throw new InvalidSpec(List.of(Problem.of(
                    "platform", "kubernetes is not served by this version of Gregor.", "Write `platform: local`.")));
        }
        ClusterStore store = store(spec.name());
        String id = store.load().map(ClusterRecord::clusterId).orElseGet(Wiring::newClusterId);
        return cluster(spec, id, store);
    }

    /** The deployed cluster of this name; without a name the only one there is. */
    Cluster deployed(Optional<String> name) {
        String chosen = name.orElseGet(this::onlyCluster);
        ClusterStore store = store(chosen);
        ClusterRecord known = store.load()
                .orElseThrow(() -> new PlatformFailure(
                        "There is no cluster " + chosen + " in " + home.clusters() + ".",
                        "Clusters here: "
                                + (names().isEmpty()
                                        ? "none; type gregor deploy."
                                        : String.join(", ", names()) + ".")));
        return cluster(known.spec(), known.clusterId(), store);
    }

    private Cluster cluster(ClusterSpec spec, String clusterId, ClusterStore store) {
        LocalPlacement placement =
                LocalPlacement.of(spec, home.cluster(spec.name()).nodes().toString());
        Topology topology = Topologies.of(spec, clusterId, placement);
        LocalPlatforms platforms = new LocalPlatforms(
                home, distribution, runtimes(), () -> Jdks.discover(Jdks.Places.ofThisProcess()), Wiring::exercise);
        Path scratch = Path.of(placement.directory("connect-0")).resolve("data");
        return new Cluster(
                topology, platforms.platform(spec.name(), Path.of(placement.root())), store, new LiveServices(scratch));
    }

    private ClusterStore store(String name) {
        return new LocalClusterStore(home.cluster(name), Clock.systemUTC());
    }

    private String onlyCluster() {
        List<String> names = names();
        if (names.size() == 1) {
            return names.getFirst();
        }
        throw new PlatformFailure(
                names.isEmpty()
                        ? "No cluster is deployed here."
                        : "There are several clusters: " + String.join(", ", names) + ".",
                names.isEmpty() ? "Type: gregor deploy" : "Say which with --name.");
    }

    private List<String> names() {
        if (!Files.isDirectory(home.clusters())) {
            return List.of();
        }
        try (Stream<Path> directories = Files.list(home.clusters())) {
            return directories
                    .filter(directory -> Files.exists(directory.resolve("cluster.json")))
                    .map(directory -> directory.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new PlatformFailure(
                    home.clusters() + " cannot be listed: " + e.getMessage(), "Check its permissions.", e);
        }
    }

    /** 16 random bytes, as {@code kafka-storage random-uuid} makes them. */
    private static String newClusterId() {
        UUID random = UUID.randomUUID();
        byte[] bytes = java.nio.ByteBuffer.allocate(16)
                .putLong(random.getMostSignificantBits())
                .putLong(random.getLeastSignificantBits())
                .array();
        String id = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        // Kafka's tools take a leading dash for an option.
        return id.startsWith("-") ? newClusterId() : id;
    }

    /** What brokers are asked to do while a class-data archive is made: the same as validate asks. */
    private static void exercise(String bootstrapServers) {
        try (ClusterAdmin admin = KafkaClusterAdmin.connect(bootstrapServers, false)) {
            admin.createTopics(List.of(new TopicSpec("training", 1, 1, true, new TreeMap<>())));
            new KafkaDataPath(bootstrapServers).exercise("training");
            admin.snapshot();
        }
    }
}
