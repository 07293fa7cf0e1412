package ai.voicecore.gregor.cli.wiring;

import ai.voicecore.gregor.admin.AdminFailure;
import ai.voicecore.gregor.admin.ClusterAdmin;
import ai.voicecore.gregor.admin.SchemaRegistry;
import ai.voicecore.gregor.admin.kafka.Greeting;
import ai.voicecore.gregor.admin.kafka.KafkaClusterAdmin;
import ai.voicecore.gregor.admin.kafka.KafkaDataPath;
import ai.voicecore.gregor.admin.kafka.QuorumSource;
import ai.voicecore.gregor.admin.rest.HttpSchemaRegistry;
import ai.voicecore.gregor.admin.zookeeper.ZooKeeperZnodes;
import ai.voicecore.gregor.check.BrokerEvidence;
import ai.voicecore.gregor.check.Checks;
import ai.voicecore.gregor.check.Checks.LeftOut;
import ai.voicecore.gregor.check.migration.MigrationEvidence;
import ai.voicecore.gregor.cli.option.TargetOption.Foreign;
import ai.voicecore.gregor.cli.terminal.Data;
import ai.voicecore.gregor.cluster.Brokers;
import ai.voicecore.gregor.cluster.Cluster;
import ai.voicecore.gregor.concurrent.Stop;
import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.failure.FailureKind;
import ai.voicecore.gregor.failure.Remedy;
import ai.voicecore.gregor.moving.NodeLogs;
import ai.voicecore.gregor.platform.MoveMemory;
import ai.voicecore.gregor.platform.Progress;
import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.spec.PlatformTopics;
import ai.voicecore.gregor.spec.yaml.ClusterSpecReader;
import ai.voicecore.gregor.spec.yaml.SpecSource;
import ai.voicecore.gregor.validation.BeforeMigration;
import ai.voicecore.gregor.validation.ClientEvidence;
import ai.voicecore.gregor.validation.Leftovers;
import ai.voicecore.gregor.validation.Validation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.UnsupportedVersionException;

/**
 * A cluster that others have deployed, by the addresses of its brokers. It has no platform, no spec and no memory, and nothing
 * keeps others from changing it at the same time.
 */
public final class ForeignCluster implements Target {
    /** No spec has more. */
    private static final int MOST_BROKERS = 99;

    private final Foreign way;
    private final Greeting greeting;
    private final Progress progress;
    private final Stop stop;
    private final MoveMemory memory = new ProcessMemory();

    private ForeignCluster(Foreign way, Greeting greeting, Progress progress, Stop stop) {
        this.way = way;
        this.greeting = greeting;
        this.progress = progress;
        this.stop = stop;
    }

    /** Asks it what it is; throws where it cannot be reached so. */
    static ForeignCluster greeted(Foreign way, Progress progress, Stop stop) {
        if (!way.leftOut().isEmpty()) {
            progress.done("not taken from " + way.file().orElseThrow() + ", since Gregor decides it itself: "
                    + String.join(", ", way.leftOut()));
        }
        progress.doing("asking " + way.access() + " which cluster it is");
        try {
            return new ForeignCluster(way, Greeting.of(way.access()), progress, stop);
        } catch (AdminFailure e) {
            throw new Failures(way).of(e);
        }
    }

    @Override
    public Optional<Cluster> own() {
        return Optional.empty();
    }

    @Override
    public Brokers brokers() {
        return brokers(this::topics);
    }

    private Brokers brokers(Supplier<ClusterAdmin> admin) {
        return new Brokers(
                way.access().bootstrapServers(),
                way.access(),
                greeting.brokers(),
                () -> stop.guard(ClusterAdmin.class, admin.get()));
    }

    /** For a command that cannot do without topics of its own. */
    public Brokers brokersToAudit() {
        if (!greeting.deletesTopics()) {
            throw Failure.refused(
                    "The brokers at " + way.access()
                            + " do not delete topics (delete.topic.enable=false), so the audit's"
                            + " own topics would stay. Nothing was made.",
                    "Audit a cluster whose brokers delete topics.");
        }
        return brokersForTrials();
    }

    /** What a command that was killed has left of the topics that it made for itself is removed. */
    private Brokers brokersForTrials() {
        Leftovers leftovers = new Leftovers(Optional.empty(), progress);
        return brokers(() -> seeing().onFirstSnapshot(leftovers::remove));
    }

    private KafkaClusterAdmin seeing() {
        return greeting.describable()
                ? new KafkaClusterAdmin(
                        way.access(),
                        greeting.kraft() ? QuorumSource.BROKERS : QuorumSource.NONE,
                        PlatformTopics.names(true, true),
                        Optional.empty(),
                        stop)
                : topics();
    }

    private KafkaClusterAdmin topics() {
        return KafkaClusterAdmin.ofTopics(way.access(), PlatformTopics.names(true, true), stop);
    }

    /** The checks that need nothing but the brokers. */
    public Validation<BrokerEvidence> validation() {
        List<LeftOut> leftOut = Checks.leftOut(greeting.kraft(), greeting.describable(), greeting.deletesTopics());
        return new Validation<>(
                way.access().bootstrapServers(),
                Checks.ofBrokers(greeting.kraft(), leftOut),
                leftOut,
                (cleanup, arrival) ->
                        new ClientEvidence(brokersForTrials(), new KafkaDataPath(way.access(), stop), cleanup),
                progress);
    }

    /** The checks before a migration, with the ZooKeeper at these addresses. Nothing is changed. */
    public Validation<MigrationEvidence> beforeMigration(String zooKeeper) {
        return BeforeMigration.ofOthers(
                brokers(this::seeing), new KafkaDataPath(way.access(), stop), new ZooKeeperZnodes(zooKeeper), progress);
    }

    public SchemaRegistry registry(String url) {
        return stop.guard(SchemaRegistry.class, new HttpSchemaRegistry(way.access(), url));
    }

    @Override
    public ClusterSpec spec() {
        Map<String, Object> tree = Map.of("brokers", Math.clamp(greeting.brokers(), 1, MOST_BROKERS));
        return ClusterSpecReader.read(
                SpecSource.of("the cluster at " + brokers().cluster(), Data.yaml(tree)));
    }

    @Override
    public MoveMemory memory() {
        return memory;
    }

    @Override
    public NodeLogs logs() {
        return broker -> List.of();
    }

    @Override
    public <T> T looking(Supplier<T> work) {
        try {
            return work.get();
        } catch (AdminFailure e) {
            throw new Failures(way).of(e);
        }
    }

    /** Says what to do where a cluster that others have deployed cannot be reached, or refuses. */
    private record Failures(Foreign way) {
        Failure of(AdminFailure failure) {
            Throwable cause = failure.getCause();
            String said = way.access().withoutSecrets(String.valueOf(failure.getMessage()));
            if (failure.isUnreachable()) {
                return Failure.unreachable(
                        "No broker answers at " + way.access() + ": " + Failure.sentence(said), unreachable());
            }
            if (cause instanceof AuthenticationException) {
                return Failure.refused(
                        "The brokers at " + way.access() + " do not let Gregor in: " + Failure.sentence(said),
                        settings("sasl.mechanism, sasl.jaas.config and ssl.*") + protocol());
            }
            if (cause instanceof KafkaException && !(cause instanceof ApiException)) {
                return Failure.refused(
                        "Kafka's client cannot be made with these settings: " + Failure.sentence(said),
                        settings("what it names")
                                + " Classes beyond those of Kafka's clients are not known to Gregor.");
            }
            if (cause instanceof UnsupportedVersionException) {
                return new Failure(
                        "What listens at " + way.access() + " does not know a request: " + Failure.sentence(said),
                        "See that the addresses are those of brokers, not of controllers, and that these run Kafka 2.7 or newer.",
                        failure);
            }
            return new Failure(
                    FailureKind.FAILED,
                    "The cluster at " + way.access() + " refuses: " + Failure.sentence(said),
                    failure.rights().orElse(Remedy.of("See the brokers' logs for the reason.")),
                    failure);
        }

        private String unreachable() {
            return "See that the addresses are right and the brokers run. A broker that is reached leads clients to what its"
                    + " advertised.listeners names, which must be reachable from here too." + protocol();
        }

        private String protocol() {
            return " The listener must speak " + way.access().protocol() + ", as "
                    + way.file()
                            .map(file -> "security.protocol in " + file + " says.")
                            .orElse("long as no file says otherwise: security.protocol in --command-config FILE.");
        }

        private String settings(String which) {
            return way.file()
                    .map(file -> "Correct " + which + " in " + file + ".")
                    .orElse("Name a file with " + which + ": --command-config FILE.");
        }
    }
}
