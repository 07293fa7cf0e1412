package ai.voicecore.gregor.change.deploy;

import ai.voicecore.gregor.change.Change;
import ai.voicecore.gregor.change.ChangeMemory;
import ai.voicecore.gregor.change.Sizing;
import ai.voicecore.gregor.cluster.Cluster;
import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.failure.Remedy;
import ai.voicecore.gregor.moving.MoveOptions;
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

/**
 * Applies a spec: reads the state, plans, executes the plan, and plans again if not everything could be read.
 *
 * @param cluster as wanted
 * @param deployed the topology that was last deployed, read again for each plan
 */
public record DeployChange(Cluster cluster, Supplier<Optional<Topology>> deployed, Options options, Progress progress) {
    private static final Remedy UNDO_REMEDY =
            Remedy.of(" Return to what was deployed before: {gregor deploy}, without a file.");

    /** Maximum number of plans while a service that should answer does not. */
    private static final int MAX_ATTEMPTS = 3;

    /**
     * Options of a deployment.
     *
     * @param readyWithin timeout until nodes are ready
     * @param acceptUnavailable whether nodes without a spare may be restarted
     */
    public record Options(Duration readyWithin, boolean acceptUnavailable, MoveOptions moves) {}

    /** The steps to do. Changes nothing; throws {@link InvalidSpec} or {@link Failure} if it is impossible. */
    public Plan plan() {
        List<NodeStatus> nodes = cluster.platform().observe();
        if (DeployPlanner.isRunning(nodes)) {
            new ChangeMemory(cluster.store()).supersededByDeploy().ifPresent(this::reportGivenUp);
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

    /** Otherwise it would be reported only after all other steps. */
    private static void refuseLone(String controller) {
        throw Failure.refused(
                controller
                        + " would have to be restarted, and it is the only controller: no leader can be elected until it is back.",
                "Say --accept-unavailable to have that done all the same; nothing was changed.");
    }

    private void reportGivenUp(Change.Restart restart) {
        Set<String> left = new TreeSet<>(restart.roll().targets());
        left.removeAll(restart.roll().done());
        progress.done(
                "the unfinished restart is abandoned; not restarted: " + String.join(", ", left) + " ",
                Remedy.of("({gregor restart} restarts them)"));
    }

    /**
     * The remaining plan once everything could be read. A service that is ready and does not answer may be waiting for the
     * other steps of the plan: these are executed first, and then the state is read again.
     *
     * @param first the result of {@link #plan}
     * @throws ai.voicecore.gregor.admin.AdminFailure if a service does not answer in any attempt
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

    /** A change that fails names the command that undoes it: until it has ended, the previous spec is the saved one. */
    public void run(Deployment deployment, Plan plan) {
        try {
            deployment.run(plan);
        } catch (Failure e) {
            throw isUndone() ? e.with(UNDO_REMEDY) : e;
        }
    }

    private boolean isUndone() {
        return cluster.store()
                .load()
                .filter(known -> !known.spec().equals(cluster.spec()))
                .isPresent();
    }

    public Deployment deployment() {
        return new Deployment(
                cluster,
                progress,
                options.readyWithin(),
                new Roll.Options(false, options.acceptUnavailable(), Duration.ZERO),
                options.moves());
    }
}
