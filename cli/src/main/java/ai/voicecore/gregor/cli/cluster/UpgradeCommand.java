package ai.voicecore.gregor.cli.cluster;

import ai.voicecore.gregor.change.Change;
import ai.voicecore.gregor.change.ChangeMemory;
import ai.voicecore.gregor.change.ExclusiveChange;
import ai.voicecore.gregor.change.UpgradeChange;
import ai.voicecore.gregor.change.UpgradeChange.UpgradePath;
import ai.voicecore.gregor.cli.audit.AuditOption;
import ai.voicecore.gregor.cli.option.RollingOptions;
import ai.voicecore.gregor.cli.report.ChangeReport;
import ai.voicecore.gregor.cli.report.ReportFormat;
import ai.voicecore.gregor.cli.terminal.ExitCode;
import ai.voicecore.gregor.cli.wiring.ClusterCommand;
import ai.voicecore.gregor.cluster.Cluster;
import ai.voicecore.gregor.failure.Remedy;
import ai.voicecore.gregor.rolling.FeatureLevels.Raise;
import ai.voicecore.gregor.rolling.Roll;
import ai.voicecore.gregor.rolling.RollingOrder;
import ai.voicecore.gregor.rolling.Situation;
import ai.voicecore.gregor.spec.InvalidSpec;
import ai.voicecore.gregor.spec.Mode;
import ai.voicecore.gregor.spec.yaml.ClusterSpecReader;
import ai.voicecore.gregor.topology.KafkaVersion;
import ai.voicecore.gregor.validation.Validation;
import ai.voicecore.gregor.validation.ValidationReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "upgrade",
        description = "Upgrades the cluster to another Kafka release, node by node: controllers, brokers,"
                + " Connect. Before --finalize, upgrade --to the old release undoes it.")
public final class UpgradeCommand extends ClusterCommand {
    private static final String ALL_RAISED = "Every feature is at the release's level already.";

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
            description = "Raise the features to the release's levels, one by one. This cannot be undone.")
    private boolean finalize;

    @Option(
            names = "--accept-old-clients",
            description = "Also upgrade if clients send requests that the release does not support.")
    private boolean acceptOldClients;

    @Option(names = "--dry-run", description = "Print what would be done, and stop.")
    private boolean dryRun;

    @Option(names = "--no-validate", description = "Do not run the checks at the end.")
    private boolean unproven;

    @Override
    public ExitCode call() {
        Cluster deployed = deployed();
        if (to == null && !finalize) {
            throw InvalidSpec.of("--to", "says which release to run.", "Add --to 4.3.1.");
        }
        if (finalize && deployed.spec().mode() == Mode.ZOOKEEPER) {
            throw InvalidSpec.of(
                    "--finalize", "raises KRaft's features, and this cluster has ZooKeeper.", "Leave it out.");
        }
        UpgradeChange change = new UpgradeChange(
                deployed, new UpgradeChange.Options(rolling.roll(), rolling.timeout(), acceptOldClients), console());
        if (dryRun) {
            preview(deployed, change);
            return ExitCode.DONE;
        }
        String command = to == null ? UpgradeChange.FINALIZE : Change.Upgrade.command(to);
        return new ExclusiveChange(deployed, console()).resumable(command, () -> upgrade(deployed, change));
    }

    private void preview(Cluster deployed, UpgradeChange change) {
        UpgradePath path =
                to == null ? UpgradePath.stay(deployed) : change.preview(wanted(deployed, change, version(to)));
        path.restarts()
                .ifPresent(roll -> print(roll, change.rolling(path.cluster()).look(roll), path.cluster()));
        if (finalize) {
            console()
                    .answer(
                            path.roll().isPresent()
                                    ? "- raise every feature to the release's level, one by one"
                                    : lines(UpgradeChange.raises(path.cluster())));
        }
    }

    private static String lines(List<Raise> raises) {
        return raises.isEmpty()
                ? ALL_RAISED
                : raises.stream().map(raise -> "- raise " + raise.sentence()).collect(Collectors.joining("\n"));
    }

    private ExitCode upgrade(Cluster deployed, UpgradeChange change) {
        UpgradePath path = to == null ? UpgradePath.stay(deployed) : change.path(wanted(deployed, change, version(to)));
        Cluster cluster = path.cluster();
        if (finalize && path.roll().isEmpty()) {
            new ChangeMemory(cluster.store()).refuseDuringAnother(UpgradeChange.FINALIZE);
        }
        change.prepare(path);
        List<String> done = new ArrayList<>();
        ChangeReport made = audit.runUnderAudit(context(), deployed, () -> {
            change.run(path);
            if (finalize) {
                List<Raise> raised = change.raise(cluster);
                done.add(raised.isEmpty() ? ALL_RAISED : raised.size() + " features raised.");
            }
        });
        Optional<ValidationReport> validation =
                unproven ? Optional.empty() : Optional.of(Validation.run(cluster, console()));
        if (!finalize) {
            done.addAll(left(cluster, deployed.spec().version()));
        }
        return format.print(made.with(done, validation), console());
    }

    private Cluster wanted(Cluster deployed, UpgradeChange change, KafkaVersion version) {
        change.refuseDuringAnother();
        return wiring().cluster(deployed.spec().withVersion(version.toString()), false);
    }

    private static KafkaVersion version(String text) {
        if (!ClusterSpecReader.isVersion(text)) {
            throw InvalidSpec.of(
                    "--to",
                    "is `" + text + "`, which is not a Kafka version.",
                    ClusterSpecReader.remedyOfVersion(text));
        }
        return KafkaVersion.of(text);
    }

    private void print(Roll roll, Situation now, Cluster cluster) {
        Set<String> targets = Set.copyOf(roll.targets());
        String order = RollingOrder.of(node -> targets.contains(node.name()), now).stream()
                .map(place -> "- restart " + place.node().name() + " with Kafka "
                        + cluster.spec().version() + ": " + place.reason())
                .collect(Collectors.joining("\n"));
        console().answer(order.isEmpty() ? "Every node runs this release already." : order);
    }

    /** The features that can still be raised, and how to downgrade before that. */
    private List<String> left(Cluster cluster, String before) {
        List<Raise> left = UpgradeChange.raises(cluster);
        if (left.isEmpty()) {
            return List.of();
        }
        String old = before.equals(cluster.spec().version()) ? "OLD" : before;
        return List.of(
                "Features that are not raised: "
                        + left.stream().map(Raise::sentence).collect(Collectors.joining(", ")) + ".",
                console()
                        .text(Remedy.of("Until they are raised ({gregor upgrade --finalize}) the way back is:"
                                + " {gregor upgrade --to " + old + "}")));
    }
}
