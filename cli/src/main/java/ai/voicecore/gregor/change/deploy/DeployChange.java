package ai.voicecore.gregor.change.deploy;

import ai.voicecore.gregor.change.Sizing;
import ai.voicecore.gregor.change.Unfinished;
import ai.voicecore.gregor.cluster.Cluster;
import ai.voicecore.gregor.cluster.TimedOut;
import ai.voicecore.gregor.moving.MoveOptions;
import ai.voicecore.gregor.platform.PlatformFailure;
import ai.voicecore.gregor.platform.Progress;
import ai.voicecore.gregor.rolling.Roll;
import ai.voicecore.gregor.snapshot.NodeStatus;
import ai.voicecore.gregor.spec.InvalidSpec;
import ai.voicecore.gregor.spec.Problem;
import ai.voicecore.gregor.topology.Topology;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Makes a cluster be as its spec says: looks what is there, decides, does it, and looks again where not everything was seen. */
public final class DeployChange {
    private static final String UNDO_REMEDY = " Back to what was deployed before: gregor deploy, without a file.";

    /** How often it is looked and decided where a service does not answer that should. */
    private static final int MAX_ATTEMPTS = 3;

    private final Cluster cluster;
    private final Supplier<Optional<Topology>> deployed;
    private final Options options;
    private final Progress progress;

    /**
     * How it is done.
     *
     * @param readyWithin how long nodes may take to get ready
     * @param acceptUnavailable whether what has no spare is restarted all the same
     */
    public record Options(Duration readyWithin, boolean acceptUnavailable, MoveOptions moves) {}

    /**
     * The deployment of a cluster.
     *
     * @param cluster as it is to be
     * @param deployed the nodes as they were deployed last, read anew at each look
     */
    public DeployChange(Cluster cluster, Supplier<Optional<Topology>> deployed, Options options, Progress progress) {
        this.cluster = cluster;
        this.deployed = deployed;
        this.options = options;
        this.progress = progress;
    }

    /** What has to be done. Changes nothing; throws {@link InvalidSpec} or {@link PlatformFailure} if it cannot be done. */
    public Plan plan() {
        List<NodeStatus> nodes = cluster.platform().observe();
        if (DeployPlanner.isRunning(nodes)) {
            Unfinished.supersededByDeploy(cluster.store()).ifPresent(this::reportGivenUp);
        }
        Present present = new PresentReader(cluster).read(deployed.get(), nodes);
        Plan plan = DeployPlanner.plan(cluster.topology(), present);
        if (plan.isEmpty() && present.unknown().isPresent()) {
            throw present.unknown().get();
        }
        refuse(plan, present);
        return plan;
    }

    private void refuse(Plan plan, Present present) {
        if (!plan.isEmpty()) {
            new Sizing(cluster).require(present.load(), progress);
        }
        if (!options.acceptUnavailable()) {
            plan.onlyController(cluster.topology()).ifPresent(DeployChange::refuseLone);
        }
        List<Problem> problems = plan.startsNodes() ? cluster.platform().preflight(cluster.topology()) : List.of();
        if (!problems.isEmpty()) {
            throw new InvalidSpec(problems);
        }
    }

    /** It would be found out only when the rest is done. */
    private static void refuseLone(String controller) {
        throw PlatformFailure.refused(
                controller
                        + " would have to be restarted, and it is the only controller: nothing can be elected meanwhile.",
                "Say --accept-unavailable to have that done all the same; nothing was changed.");
    }

    private void reportGivenUp(Unfinished restart) {
        Set<String> left = new TreeSet<>(restart.roll().targets());
        left.removeAll(restart.roll().done());
        progress.done("the unfinished restart is given up; not restarted: " + String.join(", ", left)
                + " (gregor restart restarts them)");
    }

    /**
     * The plan that is left when everything could be seen. What is ready and does not answer may be waiting for just what the
     * rest of a plan does: so that is done, and then it is looked again.
     *
     * @param first what {@link #plan} gave
     * @throws ai.voicecore.gregor.admin.AdminFailure if something does not answer however often it is looked
     */
    public Plan whole(Deployment deployment, Plan first) {
        Plan plan = first;
        for (int looks = 1; !plan.isWhole(); looks++) {
            if (looks == MAX_ATTEMPTS) {
                throw plan.unknown().orElseThrow();
            }
            run(deployment, plan);
            plan = plan();
        }
        return plan;
    }

    /** A change that stops on its way says what takes it back: until it has ended, the spec of before is the one that is remembered. */
    public void run(Deployment deployment, Plan plan) {
        try {
            deployment.run(plan);
        } catch (PlatformFailure e) {
            throw isUndone() ? e.with(UNDO_REMEDY) : e;
        } catch (TimedOut e) {
            throw isUndone() ? e.with(UNDO_REMEDY) : e;
        }
    }

    private boolean isUndone() {
        return cluster.store()
                .load()
                .filter(known -> !known.spec().equals(cluster.spec()))
                .isPresent();
    }

    /** What does the steps of plans. */
    public Deployment deployment() {
        return new Deployment(
                cluster,
                progress,
                options.readyWithin(),
                new Roll.Options(false, options.acceptUnavailable(), Duration.ZERO),
                options.moves());
    }
}
