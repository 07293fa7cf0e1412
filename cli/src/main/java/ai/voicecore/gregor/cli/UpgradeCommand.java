package ai.voicecore.gregor.cli;

import ai.voicecore.gregor.admin.ClusterAdmin;
import ai.voicecore.gregor.change.FeatureUpgrade;
import ai.voicecore.gregor.change.RollingChange;
import ai.voicecore.gregor.change.Unfinished;
import ai.voicecore.gregor.change.UpgradeChecks;
import ai.voicecore.gregor.cli.AuditOption.Made;
import ai.voicecore.gregor.cluster.Cluster;
import ai.voicecore.gregor.cluster.TimedOut;
import ai.voicecore.gregor.platform.PlatformFailure;
import ai.voicecore.gregor.rolling.FeatureLevels;
import ai.voicecore.gregor.rolling.FeatureLevels.Raise;
import ai.voicecore.gregor.rolling.KafkaVersion;
import ai.voicecore.gregor.rolling.Roll;
import ai.voicecore.gregor.rolling.RollingOrder;
import ai.voicecore.gregor.rolling.Situation;
import ai.voicecore.gregor.snapshot.NodeState;
import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.spec.InvalidSpec;
import ai.voicecore.gregor.spec.Mode;
import ai.voicecore.gregor.spec.Problem;
import ai.voicecore.gregor.spec.yaml.VersionText;
import ai.voicecore.gregor.topology.Node;
import ai.voicecore.gregor.topology.Role;
import ai.voicecore.gregor.validation.ValidationReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Brings a cluster to another release of Kafka. */
@Command(
        name = "upgrade",
        description = "Brings the cluster to another release of Kafka, node by node: controllers, brokers, Connect."
                + " Until --finalize the way back is upgrade --to the old release.")
final class UpgradeCommand implements Callable<ExitCode> {
    private static final String COMMAND = "upgrade --to ";

    private final Context context;

    @Mixin
    private ClusterOption option = new ClusterOption();

    @Mixin
    private RollingOptions rolling = new RollingOptions();

    @Mixin
    private AuditOption audit = new AuditOption();

    @Mixin
    private ReportFormat format = new ReportFormat();

    @Option(names = "--to", paramLabel = "VERSION", description = "The release, as 4.3.1.")
    private @Nullable String to;

    @Option(
            names = "--finalize",
            description = "Raise the features to the release's levels, one by one. There is no way back from that.")
    private boolean finalize;

    @Option(
            names = "--accept-old-clients",
            description = "Also upgrade where clients send requests that the release does not know any more.")
    private boolean acceptOldClients;

    @Option(names = "--dry-run", description = "Print what would be done, and stop.")
    private boolean dryRun;

    @Option(names = "--no-validate", description = "Do not run the checks at the end.")
    private boolean unproven;

    UpgradeCommand(Context context) {
        this.context = context;
    }

    /**
     * What is to be done, with everything made ready for it.
     *
     * @param cluster as it is described from then on
     * @param roll empty if no node has to be restarted
     */
    private record Way(Cluster cluster, Optional<Unfinished> roll) {
        Optional<Roll> restarts() {
            return roll.map(Unfinished::roll);
        }
    }

    @Override
    public ExitCode call() {
        Cluster deployed = context.wiring().deployed(option);
        if (to == null && !finalize) {
            throw InvalidSpec.of("--to", "says which release to run.", "Add --to 4.3.1.");
        }
        if (finalize && deployed.topology().spec().mode() == Mode.ZOOKEEPER) {
            throw InvalidSpec.of(
                    "--finalize", "raises KRaft's features, and this cluster has ZooKeeper.", "Leave it out.");
        }
        return dryRun
                ? upgrade(deployed)
                : new Changing(deployed, context.console())
                        .resumable(to == null ? "upgrade --finalize" : COMMAND + to, () -> upgrade(deployed));
    }

    private ExitCode upgrade(Cluster deployed) {
        Way way = to == null ? new Way(deployed, Optional.empty()) : way(deployed, version(to));
        if (dryRun) {
            way.restarts().ifPresent(roll -> tell(roll, change(way.cluster()).look(roll), way.cluster()));
            if (finalize) {
                context.console().answer(raises(way));
            }
            return ExitCode.DONE;
        }
        if (finalize && way.roll().isEmpty()) {
            Unfinished.refuseDuringAnother(way.cluster().store(), "upgrade --finalize");
        }
        return go(deployed, way);
    }

    /** What can be raised when all nodes run the release. */
    private static String raises(Way way) {
        if (way.roll().isPresent()) {
            return "- raise every feature to the release's level, one by one";
        }
        Cluster cluster = way.cluster();
        try (ClusterAdmin admin = cluster.admin()) {
            List<Raise> raises = FeatureLevels.raises(admin.snapshot());
            return raises.isEmpty()
                    ? "Every feature is at the release's level already."
                    : raises.stream()
                            .map(raise -> "- raise " + raise.sentence())
                            .collect(Collectors.joining("\n"));
        }
    }

    private ExitCode go(Cluster deployed, Way way) {
        Cluster cluster = way.cluster();
        way.roll().ifPresent(roll -> cluster.platform().prepare(cluster.topology(), context.console()));
        List<String> done = new ArrayList<>();
        Made made = audit.around(context, deployed, () -> {
            way.roll().ifPresent(roll -> roll(deployed, way, roll));
            if (finalize) {
                done.add(raise(cluster));
            }
        });
        Optional<ValidationReport> validation =
                unproven ? Optional.empty() : Optional.of(Proof.run(cluster, context.console()));
        if (!finalize) {
            done.addAll(features(cluster, deployed.topology().spec().version()));
        }
        return new ChangeReport(cluster.spec().name(), done, made.took(), made.verdict(), validation)
                .tell(format, context.console());
    }

    private static KafkaVersion version(String text) {
        if (!VersionText.isVersion(text)) {
            throw new InvalidSpec(List.of(
                    Problem.of("--to", "is `" + text + "`, which is not a Kafka version.", VersionText.remedy(text))));
        }
        return KafkaVersion.of(text);
    }

    /** Finds out which nodes have to be restarted, and throws if the cluster cannot be brought to the release. */
    private Way way(Cluster deployed, KafkaVersion version) {
        ClusterSpec spec = deployed.topology().spec();
        String command = COMMAND + version;
        Optional<Unfinished> begun = Unfinished.of(deployed.store());
        begun.filter(unfinished -> !unfinished.command().startsWith(COMMAND))
                .ifPresent(other -> Unfinished.refuseDuringAnother(deployed.store(), command));
        Cluster cluster = context.wiring().cluster(spec.withVersion(version.toString()), false);
        refuse(spec, cluster);
        Optional<Unfinished> same =
                begun.filter(unfinished -> unfinished.command().equals(command));
        Roll roll = same.filter(unfinished -> !dryRun)
                .map(unfinished -> change(cluster).resume(unfinished, rolling.roll()))
                .orElseGet(() -> Roll.of(others(cluster, version), rolling.roll()));
        if (roll.targets().isEmpty() && !dryRun) {
            context.console().done("every node runs Kafka " + version + " already");
            cluster.remember();
            cluster.store().finished();
            return new Way(cluster, Optional.empty());
        }
        String back = same.map(Unfinished::back).orElse(COMMAND + spec.version());
        return new Way(cluster, Optional.of(new Unfinished(command, roll, false, back, Set.of())));
    }

    private RollingChange change(Cluster cluster) {
        return new RollingChange(cluster, context.console(), rolling.timeout());
    }

    /** Where not even the first node could be restarted, the cluster is remembered as it was. */
    private void roll(Cluster deployed, Way way, Unfinished roll) {
        Cluster cluster = way.cluster();
        change(cluster).remember(roll);
        cluster.remember();
        try {
            change(cluster).run(roll);
        } catch (PlatformFailure | TimedOut e) {
            if (Unfinished.of(cluster.store()).isEmpty()) {
                deployed.remember();
            }
            throw e;
        }
    }

    private void refuse(ClusterSpec before, Cluster cluster) {
        context.console().doing("asking Kafka " + cluster.spec().version() + " and the nodes what stands in the way");
        List<Problem> problems = new UpgradeChecks(before, cluster).problems(acceptOldClients);
        if (!problems.isEmpty()) {
            throw new InvalidSpec(problems);
        }
    }

    /** The nodes of Kafka's own software that do not say that they run the release. */
    private static List<String> others(Cluster cluster, KafkaVersion version) {
        return cluster.topology()
                .nodes(role -> role != Role.REGISTRY && role != Role.ZOOKEEPER)
                .filter(node -> cluster.services()
                        .states(cluster.topology())
                        .of(node)
                        .flatMap(NodeState::version)
                        .filter(version.toString()::equals)
                        .isEmpty())
                .map(Node::name)
                .toList();
    }

    private void tell(Roll roll, Situation now, Cluster cluster) {
        Set<String> targets = Set.copyOf(roll.targets());
        String order = RollingOrder.of(node -> targets.contains(node.name()), now).stream()
                .map(place -> "- restart " + place.node().name() + " with Kafka "
                        + cluster.spec().version() + ": " + place.reason())
                .collect(Collectors.joining("\n"));
        context.console().answer(order.isEmpty() ? "Every node runs this release already." : order);
    }

    private String raise(Cluster cluster) {
        try (ClusterAdmin admin = cluster.admin()) {
            List<Raise> raised = new FeatureUpgrade(cluster, admin, context.console()).run();
            return raised.isEmpty()
                    ? "Every feature is at the release's level already."
                    : raised.size() + " features raised.";
        }
    }

    /** What is left to be raised, and the way back until then. */
    private static List<String> features(Cluster cluster, String before) {
        try (ClusterAdmin admin = cluster.admin()) {
            List<Raise> left = FeatureLevels.raises(admin.snapshot());
            if (left.isEmpty()) {
                return List.of();
            }
            String old = before.equals(cluster.spec().version()) ? "OLD" : before;
            return List.of(
                    "Features that are left as they were: "
                            + left.stream().map(Raise::sentence).collect(Collectors.joining(", ")) + ".",
                    "Until they are raised (gregor upgrade --finalize) the way back is: gregor upgrade --to " + old);
        }
    }
}
