package ai.voicecore.gregor.change.deploy;

import ai.voicecore.gregor.snapshot.NodeStatus;
import ai.voicecore.gregor.spec.InvalidSpec;
import ai.voicecore.gregor.topology.Node;
import ai.voicecore.gregor.topology.Role;
import ai.voicecore.gregor.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Computes the steps of a deployment from the wanted topology and the present state. Pure. */
public final class DeployPlanner {
    private final Topology wanted;
    private final Present present;
    private final SpecChange change;
    private final Map<String, NodeStatus> now;
    private final LiveChange live;
    private final VoterPlan voters;
    private final List<Node> missing;
    private final List<Node> notReady;

    /** Nodes to restart. */
    private final List<Node> roll;

    private final List<Step> steps = new ArrayList<>();

    private DeployPlanner(Topology wanted, Present present, SpecChange change) {
        this.wanted = wanted;
        this.present = present;
        this.change = change;
        this.now = present.nodes().stream().collect(Collectors.toMap(NodeStatus::name, status -> status));
        this.missing =
                wanted.nodes().stream().filter(node -> up(node).isEmpty()).toList();
        this.notReady = wanted.nodes().stream()
                .filter(node -> up(node).filter(NodeStatus::isReady).isEmpty())
                .toList();
        this.live = LiveChange.between(
                present.deployed().map(Topology::spec),
                wanted.spec(),
                present.live().orElse(LiveChange.Live.NONE));
        this.voters = new VoterPlan(wanted, present);
        List<Node> changed = new ArrayList<>(change.changed());
        changed.removeAll(describedOnly());
        this.roll = wanted.nodes().stream()
                .filter(node -> changed.contains(node) || present.unsettled().contains(node.name()))
                .filter(this::isUp)
                .toList();
    }

    /** Throws {@link InvalidSpec} with every field whose change is impossible. */
    public static Plan plan(Topology wanted, Present present) {
        SpecChange change = new SpecChange(present.deployed(), wanted, isRunning(present.nodes()));
        change.refuse(present.topics());
        return new DeployPlanner(wanted, present, change).plan();
    }

    private Plan plan() {
        if (!missing.isEmpty() || change.software()) {
            steps.add(new Step.Prepare(wanted.spec()));
        }
        // While the cluster runs, the old spec stays saved until the change has ended.
        boolean early = !isRunning(present.nodes());
        if (early && !change.isNone()) {
            steps.add(new Step.Remember());
        }
        if (!early && change.addsBrokers()) {
            steps.add(new Step.RememberBrokers(wanted.spec().brokers()));
        }
        if (voters.grows()) {
            steps.add(new Step.RememberControllers(wanted.spec().controllerCount()));
        }
        retire();
        // All at once: the registry and Connect retry for a minute, and need seconds before their first request.
        add(mayHealClients() ? of(missing, role -> !role.isClient()) : missing, Step.StartNodes::new);
        add(present.drift(), Step.ApplyManifests::new);
        // More in-sync replicas can be required only after the replicas exist.
        if (!change.addsBrokers()) {
            liveSettings();
        }
        servers();
        if (change.addsBrokers()) {
            liveSettings();
        }
        settingsOfBefore(early);
        clients();
        if (registryStarts()
                || (compatibilityChanged() && wanted.spec().registry().enabled())) {
            steps.add(new Step.SetCompatibility(wanted.spec().registry().compatibility()));
        }
        if (!early && !change.isNone() && present.unknown().isEmpty()) {
            steps.add(new Step.Remember());
        }
        return new Plan(List.copyOf(steps), present.unknown());
    }

    /** The node, if it need not be started. */
    private Optional<NodeStatus> up(Node node) {
        return Optional.ofNullable(now.get(node.name()))
                .filter(status -> !status.where().isEmpty() && status.kept());
    }

    private boolean isUp(Node node) {
        return up(node).isPresent();
    }

    /** Nodes that keep running and get another description for their next start. */
    private List<Node> describedOnly() {
        if (present.live().isEmpty()) {
            return List.of();
        }
        return change.changedLive().stream()
                .filter(node -> node.role().isClient() || live.byRestart().isEmpty())
                .filter(this::isUp)
                .toList();
    }

    /** The changed settings of an interrupted deployment may also be in the description of the next start. */
    private List<Node> toDescribe() {
        boolean unsettled =
                present.live().filter(said -> !said.unsettled().isEmpty()).isPresent();
        return unsettled
                ? wanted.nodes(role -> !role.isClient()).filter(this::isUp).toList()
                : describedOnly();
    }

    private void liveSettings() {
        if (!toDescribe().isEmpty() && present.drift().isEmpty()) {
            steps.add(new Step.UpdateNextStart(toDescribe()));
        }
        if (present.live().isPresent() && !live.isNone()) {
            steps.add(new Step.SetDefaults(live.set(), live.reset()));
        }
    }

    /** Dynamic settings of the old spec would override the new configuration of the brokers. */
    private void settingsOfBefore(boolean early) {
        if (early && !live.set().isEmpty()) {
            steps.add(new Step.SetDefaults(live.set(), new TreeSet<>()));
        }
    }

    /** Whether clients that are not ready may need the restart of the brokers to become ready. */
    private boolean mayHealClients() {
        return notReady.stream().anyMatch(node -> node.role().isClient())
                && roll.stream().anyMatch(node -> !node.role().isClient());
    }

    /** A node that is to be restarted may not be ready because its old description is wrong. */
    private List<Node> stuck(Predicate<Role> roles) {
        return of(notReady.stream().filter(roll::contains).toList(), roles);
    }

    private List<Node> coming(Predicate<Role> roles) {
        return of(notReady.stream().filter(node -> !roll.contains(node)).toList(), roles);
    }

    private void servers() {
        add(coming(role -> !role.isClient()), Step.AwaitReady::new);
        roll(stuck(role -> !mayHealClients() || !role.isClient()));
        quorum();
        steps.addAll(Step.of(present.topics()));
        if (change.addsBrokers() || present.resizing()) {
            steps.add(new Step.Spread());
        }
        if (mayHealClients()) {
            roll(running(role -> !role.isClient()));
        }
    }

    private void quorum() {
        add(voters.initialVoters(), Step.RememberQuorum::new);
        roll(roll.stream()
                .filter(voters.coming()::contains)
                .filter(node -> !notReady.contains(node))
                .toList());
        voters.addVoters().ifPresent(steps::add);
    }

    private void clients() {
        if (mayHealClients()) {
            add(of(missing, Role::isClient), Step.StartNodes::new);
        }
        add(coming(Role::isClient), Step.AwaitReady::new);
        if (registryStarts() && wanted.spec().replication() > 1) {
            steps.add(new Step.SecureTopics(
                    wanted.spec().replication(), wanted.spec().minInsyncReplicas()));
        }
        if (mayHealClients()) {
            roll(of(roll, Role::isClient));
        } else {
            roll(running(role -> true));
        }
    }

    private List<Node> running(Predicate<Role> roles) {
        return of(
                roll.stream()
                        .filter(node ->
                                !notReady.contains(node) && !voters.coming().contains(node))
                        .toList(),
                roles);
    }

    private void roll(List<Node> nodes) {
        if (!nodes.isEmpty()) {
            steps.add(new Step.Roll(nodes.stream().map(Node::name).toList()));
        }
    }

    /** Adds a step if it has something to do. */
    private <T> void add(List<T> things, Function<List<T>, Step> step) {
        if (!things.isEmpty()) {
            steps.add(step.apply(things));
        }
    }

    /** Also if an interrupted deployment has started it. */
    private boolean registryStarts() {
        return notReady.stream().anyMatch(node -> node.role() == Role.REGISTRY);
    }

    /**
     * Replicas are moved off brokers before these are removed; for brokers that are gone already, the replicas are copied
     * from the others.
     */
    private void retire() {
        List<Node> leaving = change.running() ? change.removed() : List.of();
        add(of(leaving, Role::isBroker), Step.Drain::new);
        voters.removeVoters().ifPresent(steps::add);
        add(leaving, Step.Retire::new);
    }

    private static List<Node> of(List<Node> nodes, Predicate<Role> which) {
        return nodes.stream().filter(node -> which.test(node.role())).toList();
    }

    public static boolean isRunning(List<NodeStatus> nodes) {
        return nodes.stream().anyMatch(status -> !status.where().isEmpty());
    }

    /** Another tool may have changed the rule. */
    private boolean compatibilityChanged() {
        Optional<String> deployed =
                present.deployed().map(old -> old.spec().registry().compatibility());
        return Stream.of(deployed, present.compatibility())
                .flatMap(Optional::stream)
                .anyMatch(rule -> !rule.equals(wanted.spec().registry().compatibility()));
    }
}
