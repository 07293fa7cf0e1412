package ai.voicecore.gregor.cli;

import ai.voicecore.gregor.change.Sizing;
import ai.voicecore.gregor.change.Unfinished;
import ai.voicecore.gregor.change.deploy.DeployPlanner;
import ai.voicecore.gregor.change.deploy.DeployPlanner.Present;
import ai.voicecore.gregor.change.deploy.Deployment;
import ai.voicecore.gregor.change.deploy.Plan;
import ai.voicecore.gregor.change.deploy.PresentReader;
import ai.voicecore.gregor.change.deploy.Step;
import ai.voicecore.gregor.cli.AuditOption.Made;
import ai.voicecore.gregor.cluster.Cluster;
import ai.voicecore.gregor.cluster.TimedOut;
import ai.voicecore.gregor.platform.ClusterRecord;
import ai.voicecore.gregor.platform.PlatformFailure;
import ai.voicecore.gregor.rolling.Roll;
import ai.voicecore.gregor.settings.SpecSettings;
import ai.voicecore.gregor.snapshot.NodeStatus;
import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.spec.InvalidSpec;
import ai.voicecore.gregor.spec.Problem;
import ai.voicecore.gregor.validation.ValidationReport;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes a cluster be as its spec says, and proves that it works. */
@Command(name = "deploy", description = "Makes a cluster be as its spec says, and proves that it works.")
final class DeployCommand implements Callable<ExitCode> {
    private static final String WAY_BACK = " Back to what was deployed before: gregor deploy, without a file.";

    private final Context context;

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

    @Option(names = "--force", description = "On Kubernetes: take over fields of objects that others have set.")
    private boolean force;

    @Option(
            names = "--accept-unavailable",
            description = "Also restart what has no spare: partitions with one replica, a quorum of one.")
    private boolean acceptUnavailable;

    DeployCommand(Context context) {
        this.context = context;
    }

    @Override
    public ExitCode call() {
        long start = context.time().nanos();
        ClusterSpec spec = options.spec(context.wiring()::remembered);
        Cluster cluster = judged(context.wiring().cluster(spec, options::after, force));
        if (dryRun) {
            context.console().answer(describe(plan(cluster)));
            return ExitCode.DONE;
        }
        return new Changing(cluster, context.console()).resumable(Unfinished.DEPLOY, () -> deploy(cluster, start));
    }

    /** The cluster that is wanted, if the release takes its settings. */
    private Cluster judged(Cluster cluster) {
        ClusterSpec wanted = cluster.spec();
        if (!SpecSettings.any(wanted)) {
            return cluster;
        }
        Optional<ClusterRecord> known = cluster.store().load();
        ClusterSpec spelled = SettingsJudge.spelled(wanted, known);
        Cluster judged = spelled.equals(wanted) ? cluster : context.wiring().cluster(spelled, force);
        new SettingsJudge(context.wiring().releases(), context.console())
                .judge(judged.topology(), known, options.lines());
        return judged;
    }

    private ExitCode deploy(Cluster cluster, long start) {
        Plan plan = plan(cluster);
        if (plan.isEmpty()) {
            cluster.store().finished();
            context.console().answer("Cluster " + cluster.spec().name() + " is as the spec says; nothing was changed.");
            return ExitCode.DONE;
        }
        Deployment deployment = deployment(cluster);
        ExitCode code = audit.isWished()
                ? deployAudited(cluster, deployment, plan)
                : unproven
                        ? deployUnproven(cluster, deployment, plan, start)
                        : deployProven(cluster, deployment, plan, start);
        code = TopicRefusals.tell(deployment.refused(), context.console()) ? ExitCode.FINDINGS : code;
        context.console().answer(Endpoints.describe(cluster.topology()));
        cluster.platform().deployed(cluster.topology(), context.console());
        context.console()
                .done(String.format(
                        Locale.ROOT,
                        code == ExitCode.DONE ? "deployed in %.1f s" : "deployed in %.1f s, but not sound: see above",
                        secondsSince(start)));
        return code;
    }

    private ExitCode deployUnproven(Cluster cluster, Deployment deployment, Plan plan, long start) {
        withWayBack(cluster, () -> deployment.run(plan));
        up(cluster, start);
        return ExitCode.DONE;
    }

    /** The brokers are tried while the registry and Connect still start. */
    private ExitCode deployProven(Cluster cluster, Deployment deployment, Plan plan, long start) {
        withWayBack(cluster, () -> deployment.run(plan.brokers()));
        ValidationReport report =
                Proof.run(cluster, context.console(), deployment.arrival(plan.clients(), () -> up(cluster, start)));
        context.console().answer(ValidationText.of(report, context.console()));
        return report.holds() ? ExitCode.DONE : ExitCode.FINDINGS;
    }

    /** The brokers that are there already are under the load; those that come and go have their part in it. */
    private ExitCode deployAudited(Cluster cluster, Deployment deployment, Plan plan) {
        Cluster before = before(cluster)
                .filter(known -> known.platform().observe().stream().anyMatch(NodeStatus::isReady))
                .orElseThrow(() -> PlatformFailure.refused(
                        "Nothing of " + cluster.spec().name() + " is running, so there is nothing to audit.",
                        "Leave --audit out; gregor audit run audits a cluster that runs."));
        Made made = audit.around(context, before, () -> withWayBack(cluster, () -> deployment.run(plan)));
        Optional<ValidationReport> validation =
                unproven ? Optional.empty() : Optional.of(Proof.run(cluster, context.console()));
        String done = String.format(
                Locale.ROOT,
                "%d steps done in %.1f s.",
                plan.steps().size(),
                made.took().toMillis() / 1e3);
        return new ChangeReport(cluster.spec().name(), List.of(done), made.took(), made.verdict(), validation)
                .tell(new ReportFormat(), context.console());
    }

    /** The cluster as it was deployed last. */
    private Optional<Cluster> before(Cluster cluster) {
        return cluster.store().load().map(known -> context.wiring().cluster(known.spec(), force));
    }

    private void up(Cluster cluster, long start) {
        context.console()
                .done(String.format(
                        Locale.ROOT, "%s is up after %.1f s", cluster.spec().name(), secondsSince(start)));
    }

    private double secondsSince(long start) {
        return context.time().since(start).toNanos() / 1e9;
    }

    private Plan plan(Cluster cluster) {
        List<NodeStatus> nodes = cluster.platform().observe();
        if (DeployPlanner.isRunning(nodes)) {
            Unfinished.givenUpByDeploy(cluster.store()).ifPresent(this::tellGivenUp);
        }
        Present present = new PresentReader(cluster).read(before(cluster).map(Cluster::topology), nodes);
        Plan plan = located(() -> DeployPlanner.plan(cluster.topology(), present));
        if (plan.isEmpty() && present.unknown().isPresent()) {
            throw present.unknown().get();
        }
        if (!plan.isEmpty()) {
            new Sizing(cluster).require(present.load(), context.console());
        }
        if (!acceptUnavailable) {
            refuseLone(plan.loneController(cluster.topology()));
        }
        List<Problem> problems = starts(plan) ? cluster.platform().preflight(cluster.topology()) : List.of();
        if (!problems.isEmpty()) {
            throw new InvalidSpec(options.lines().located(problems));
        }
        return plan;
    }

    private <T> T located(Supplier<T> decision) {
        try {
            return decision.get();
        } catch (InvalidSpec e) {
            throw new InvalidSpec(options.lines().located(e.problems()));
        }
    }

    /** It would be found out only when the rest is done. */
    private static void refuseLone(Optional<String> controller) {
        controller.ifPresent(node -> {
            throw PlatformFailure.refused(
                    node
                            + " would have to be restarted, and it is the only controller: nothing can be elected meanwhile.",
                    "Say --accept-unavailable to have that done all the same; nothing was changed.");
        });
    }

    private void tellGivenUp(Unfinished restart) {
        Set<String> left = new TreeSet<>(restart.roll().targets());
        left.removeAll(restart.roll().done());
        context.console()
                .done("the unfinished restart is given up; not restarted: " + String.join(", ", left)
                        + " (gregor restart restarts them)");
    }

    private static boolean starts(Plan plan) {
        return plan.steps().stream().anyMatch(Step.StartNodes.class::isInstance);
    }

    private static String describe(Plan plan) {
        return plan.isEmpty()
                ? "Nothing would be changed."
                : plan.steps().stream().map(step -> "- " + step.sentence()).collect(Collectors.joining("\n"));
    }

    /** A change that stops on its way says what takes it back: until it has ended, the spec of before is the one that is remembered. */
    private static void withWayBack(Cluster cluster, Runnable change) {
        try {
            change.run();
        } catch (PlatformFailure e) {
            throw isUndone(cluster) ? e.with(WAY_BACK) : e;
        } catch (TimedOut e) {
            throw isUndone(cluster) ? e.with(WAY_BACK) : e;
        }
    }

    private static boolean isUndone(Cluster cluster) {
        return cluster.store()
                .load()
                .filter(known -> !known.spec().equals(cluster.spec()))
                .isPresent();
    }

    private Deployment deployment(Cluster cluster) {
        return new Deployment(
                cluster,
                context.console(),
                timeout,
                new Roll.Options(false, acceptUnavailable, Duration.ZERO),
                moving.options());
    }
}
