package ai.voicecore.gregor.cli.cluster;

import ai.voicecore.gregor.change.Change;
import ai.voicecore.gregor.change.ExclusiveChange;
import ai.voicecore.gregor.change.deploy.DeployChange;
import ai.voicecore.gregor.change.deploy.Deployment;
import ai.voicecore.gregor.change.deploy.Plan;
import ai.voicecore.gregor.cli.audit.AuditOption;
import ai.voicecore.gregor.cli.option.MovingOptions;
import ai.voicecore.gregor.cli.option.SpecOptions;
import ai.voicecore.gregor.cli.report.ChangeReport;
import ai.voicecore.gregor.cli.report.ReportFormat;
import ai.voicecore.gregor.cli.report.ValidationOutput;
import ai.voicecore.gregor.cli.terminal.Durations;
import ai.voicecore.gregor.cli.terminal.ExitCode;
import ai.voicecore.gregor.cli.topics.TopicsApplyCommand;
import ai.voicecore.gregor.cli.wiring.ContextCommand;
import ai.voicecore.gregor.cluster.Cluster;
import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.platform.ClusterRecord;
import ai.voicecore.gregor.settings.SpecSettings;
import ai.voicecore.gregor.settings.UntypedValueComparison;
import ai.voicecore.gregor.snapshot.NodeStatus;
import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.spec.InvalidSpec;
import ai.voicecore.gregor.spec.PlatformKind;
import ai.voicecore.gregor.topology.Endpoint;
import ai.voicecore.gregor.topology.KubernetesPlacement;
import ai.voicecore.gregor.topology.Role;
import ai.voicecore.gregor.topology.Topology;
import ai.voicecore.gregor.validation.Validation;
import ai.voicecore.gregor.validation.ValidationReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "deploy", description = "Applies the spec of a cluster, and validates the cluster.")
public final class DeployCommand extends ContextCommand {
    @Mixin
    private SpecOptions options = new SpecOptions();

    @Mixin
    private AuditOption audit = new AuditOption();

    @Mixin
    private MovingOptions moving = new MovingOptions();

    @Option(names = "--dry-run", description = "Print what would be done, and stop.")
    private boolean dryRun;

    @Option(names = "--no-validate", description = "Do not run the checks at the end.")
    private boolean unproven;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            converter = Durations.class,
            defaultValue = "120s",
            description = "How long nodes may take to get ready (default: ${DEFAULT-VALUE}).")
    private Duration timeout = Duration.ofMinutes(2);

    @Option(names = "--force", description = "On Kubernetes: take over fields of objects that other tools have set.")
    private boolean force;

    @Option(
            names = "--accept-unavailable",
            description = "Also restart nodes without a spare: partitions with one replica, a quorum of one.")
    private boolean acceptUnavailable;

    @Override
    public ExitCode call() {
        long start = stop().nanos();
        ClusterSpec spec = options.spec(wiring()::remembered);
        Cluster cluster = judged(wiring().cluster(spec, options::after, force));
        if (dryRun) {
            return answered(describe(located(change(cluster)::plan)));
        }
        return new ExclusiveChange(cluster, console())
                .resumable(Change.Deploy.COMMAND, () -> deploy(cluster, change(cluster), start));
    }

    private DeployChange change(Cluster cluster) {
        return new DeployChange(
                cluster,
                () -> before(cluster).map(Cluster::topology),
                new DeployChange.Options(timeout, acceptUnavailable, moving.options()),
                console());
    }

    /** The wanted cluster, after the release has accepted its settings. */
    private Cluster judged(Cluster cluster) {
        ClusterSpec wanted = cluster.spec();
        if (!SpecSettings.any(wanted)) {
            return cluster;
        }
        Optional<ClusterRecord> known = cluster.store().load();
        ClusterSpec withDeployedNotation = known.map(
                        deployed -> UntypedValueComparison.keepNotation(deployed.spec(), wanted))
                .orElse(wanted);
        Cluster judged = withDeployedNotation.equals(wanted) ? cluster : wiring().cluster(withDeployedNotation, force);
        wiring().releases().judge(judged.topology(), known, options.lines());
        return judged;
    }

    private ExitCode deploy(Cluster cluster, DeployChange change, long start) {
        Plan plan = located(change::plan);
        if (plan.isEmpty()) {
            cluster.store().finished();
            return answered("Cluster " + cluster.spec().name() + " matches its spec; nothing was changed.");
        }
        Deployment deployment = change.deployment();
        ExitCode code = audit.isRequested()
                ? deployAudited(cluster, () -> change.run(deployment, whole(change, deployment, plan)), plan)
                : deployUnaudited(cluster, change, deployment, plan, start);
        code = TopicsApplyCommand.printRefused(deployment.refused(), console()) ? ExitCode.FINDINGS : code;
        console().answer(endpoints(cluster.topology()));
        cluster.platform().deployed(cluster.topology(), console());
        console().done("deployed in " + seconds(start) + (code == ExitCode.DONE ? "" : ", but not healthy: see above"));
        return code;
    }

    private Plan whole(DeployChange change, Deployment deployment, Plan first) {
        return located(() -> change.whole(deployment, first));
    }

    /** Brokers are validated while the registry and Connect still start. */
    private ExitCode deployUnaudited(
            Cluster cluster, DeployChange change, Deployment deployment, Plan first, long start) {
        Plan plan = whole(change, deployment, first);
        Runnable up = () -> console().done(cluster.spec().name() + " is up after " + seconds(start));
        if (unproven) {
            change.run(deployment, plan);
            up.run();
            return ExitCode.DONE;
        }
        change.run(deployment, plan.brokers());
        ValidationReport report = Validation.run(cluster, console(), deployment.arrival(plan.clients(), up));
        return new ReportFormat().print(new ValidationOutput(report), console());
    }

    /** The load uses the existing brokers; new and leaving brokers also get a part of it. */
    private ExitCode deployAudited(Cluster cluster, Runnable change, Plan plan) {
        Cluster before = before(cluster)
                .filter(known -> known.platform().observe().stream().anyMatch(NodeStatus::isReady))
                .orElseThrow(() -> Failure.refused(
                        "Nothing of " + cluster.spec().name() + " is running, so there is nothing to audit.",
                        "Leave --audit out; {gregor audit run} audits a cluster that runs."));
        ChangeReport made = audit.runUnderAudit(context(), before, change);
        Optional<ValidationReport> validation =
                unproven ? Optional.empty() : Optional.of(Validation.run(cluster, console()));
        String done = plan.steps().size() + " steps done in " + Durations.seconds(made.took()) + ".";
        return new ReportFormat().print(made.with(List.of(done), validation), console());
    }

    /** The cluster as last deployed. */
    private Optional<Cluster> before(Cluster cluster) {
        return cluster.store().load().map(known -> wiring().cluster(known.spec(), force));
    }

    private String seconds(long start) {
        return Durations.seconds(stop().since(start));
    }

    /** Adds the line numbers of the spec to problems. */
    private <T> T located(Supplier<T> decision) {
        try {
            return decision.get();
        } catch (InvalidSpec e) {
            throw new InvalidSpec(options.lines().located(e.problems()));
        }
    }

    private static String describe(Plan plan) {
        List<String> lines = new ArrayList<>(
                plan.steps().stream().map(step -> "- " + step.sentence()).toList());
        plan.unknown()
                .ifPresent(failure ->
                        lines.add("- plan again, because a service has not answered: " + failure.getMessage()));
        return lines.isEmpty() ? "Nothing would be changed." : String.join("\n", lines);
    }

    /** Addresses for clients. */
    private static String endpoints(Topology topology) {
        StringBuilder text = new StringBuilder("bootstrap.servers    " + bootstrap(topology));
        topology.registryUrl()
                .ifPresent(url -> text.append("\nschema.registry.url  ").append(url));
        if (!topology.connectUrls().isEmpty()) {
            text.append("\nconnect              ").append(String.join(",", topology.connectUrls()));
        }
        return text.toString();
    }

    /** On Kubernetes one name leads to all brokers; a node port is open on every host. */
    private static String bootstrap(Topology topology) {
        ClusterSpec spec = topology.spec();
        if (spec.platform() == PlatformKind.LOCAL) {
            return topology.bootstrapServers();
        }
        String inside = new KubernetesPlacement(spec).bootstrap().orElseThrow().toString();
        return switch (spec.listeners().external()) {
            case NONE -> inside;
            case NODEPORT ->
                inside + "\nfrom outside         any node's address:"
                        + spec.listeners().nodePort();
            case LOADBALANCER ->
                inside + "\nfrom outside         " + topology.addresses(Role::isBroker, Endpoint.EXTERNAL);
        };
    }
}
