package ai.voicecore.gregor.cli;

import ai.voicecore.gregor.admin.AdminFailure;
import ai.voicecore.gregor.admin.ClusterAdmin;
import ai.voicecore.gregor.engine.DeployPlanner;
import ai.voicecore.gregor.engine.DeployPlanner.Present;
import ai.voicecore.gregor.engine.Deployment;
import ai.voicecore.gregor.engine.Plan;
import ai.voicecore.gregor.engine.Step;
import ai.voicecore.gregor.engine.ValidationReport;
import ai.voicecore.gregor.platform.ClusterRecord;
import ai.voicecore.gregor.snapshot.NodeStatus;
import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.spec.InvalidSpec;
import ai.voicecore.gregor.spec.Problem;
import ai.voicecore.gregor.topology.Node;
import ai.voicecore.gregor.topology.Role;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes a cluster be as its spec says, and proves that it works. */
@Command(name = "deploy", description = "Makes a cluster be as its spec says, and proves that it works.")
final class DeployCommand implements Callable<ExitCode> {
    private final Context context;

    @Mixin
    private SpecOptions options = new SpecOptions();

    @Option(names = "--dry-run", description = "Print what would be done, and stop.")
    private boolean dryRun;

    @Option(names = "--no-validate", description = "Do not run the checks at the end.")
    private boolean unproven;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "120",
            description = "How long nodes may take to get ready (default: ${DEFAULT-VALUE}).")
    private int timeout;

    DeployCommand(Context context) {
        this.context = context;
    }

    @Override
    public ExitCode call() {
        long start = System.nanoTime();
        ClusterSpec spec = options.spec();
        Cluster cluster = context.wiring().cluster(spec);
        Plan plan = plan(cluster);
        if (dryRun) {
            context.console().answer(describe(plan));
            return ExitCode.DONE;
        }
        if (plan.isEmpty()) {
            context.console().answer("Cluster " + spec.name() + " is as the spec says; nothing was changed.");
            return ExitCode.DONE;
        }
        deploy(cluster, plan);
        double seconds = (System.nanoTime() - start) / 1e9;
        context.console().done(String.format(Locale.ROOT, "%s is up after %.1f s", spec.name(), seconds));
        ExitCode code = unproven ? ExitCode.DONE : prove(cluster);
        context.console().answer(Endpoints.describe(cluster.topology()));
        context.console()
                .done(String.format(
                        Locale.ROOT,
                        code == ExitCode.DONE ? "deployed in %.1f s" : "deployed in %.1f s, but not sound: see above",
                        (System.nanoTime() - start) / 1e9));
        return code;
    }

    private Plan plan(Cluster cluster) {
        List<NodeStatus> nodes = cluster.platform().observe();
        Present present = new Present(
                cluster.store().load().map(ClusterRecord::spec),
                nodes,
                topics(cluster, nodes),
                compatibility(cluster, nodes));
        Plan plan = DeployPlanner.plan(cluster.topology(), present);
        List<Problem> problems = starts(plan) ? cluster.platform().preflight(cluster.topology()) : List.of();
        if (!problems.isEmpty()) {
            throw new InvalidSpec(problems);
        }
        return plan;
    }

    private static boolean starts(Plan plan) {
        return plan.steps().stream().anyMatch(Step.StartNodes.class::isInstance);
    }

    /** Only asked for where there is a declared topic to look for and somebody to ask. */
    private static Set<String> topics(Cluster cluster, List<NodeStatus> nodes) {
        Set<String> brokers =
                cluster.topology().brokers().stream().map(Node::name).collect(Collectors.toSet());
        boolean askable = nodes.stream().anyMatch(node -> brokers.contains(node.name()) && node.isReady());
        if (cluster.topology().spec().topics().isEmpty() || !askable) {
            return Set.of();
        }
        try (ClusterAdmin admin = cluster.services().admin(cluster.topology())) {
            return Set.copyOf(admin.snapshot().topics().keySet());
        } catch (AdminFailure e) {
            // Creating a topic that exists is harmless, so not knowing is.
            return Set.of();
        }
    }

    private static Optional<String> compatibility(Cluster cluster, List<NodeStatus> nodes) {
        Set<String> registries = cluster.topology()
                .nodes(role -> role == Role.REGISTRY)
                .map(Node::name)
                .collect(Collectors.toSet());
        if (nodes.stream().noneMatch(node -> registries.contains(node.name()) && node.isReady())) {
            return Optional.empty();
        }
        try {
            return Optional.of(cluster.services()
                    .registry(cluster.topology().registryUrl().orElseThrow())
                    .compatibility()
                    .orElse("none"));
        } catch (AdminFailure e) {
            // Validate tells what is wrong with it.
            return Optional.empty();
        }
    }

    private static String describe(Plan plan) {
        return plan.isEmpty()
                ? "Nothing would be changed."
                : plan.steps().stream().map(step -> "- " + step.sentence()).collect(Collectors.joining("\n"));
    }

    private void deploy(Cluster cluster, Plan plan) {
        new Deployment(
                        cluster.topology(),
                        cluster.platform(),
                        cluster.store(),
                        cluster.services(),
                        context.console(),
                        Duration.ofSeconds(timeout))
                .run(plan);
    }

    private ExitCode prove(Cluster cluster) {
        ValidationReport report = Proof.run(cluster, context.console());
        context.console().answer(ValidationText.of(report, context.console()));
        return report.holds() ? ExitCode.DONE : ExitCode.FINDINGS;
    }
}
