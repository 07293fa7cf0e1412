package ai.voicecore.gregor.change.deploy;

import ai.voicecore.gregor.admin.ClusterAdmin;
import ai.voicecore.gregor.change.Change;
import ai.voicecore.gregor.change.ChangeMemory;
import ai.voicecore.gregor.change.FeatureUpgrade;
import ai.voicecore.gregor.change.Readiness;
import ai.voicecore.gregor.change.Resize;
import ai.voicecore.gregor.change.RollingChange;
import ai.voicecore.gregor.change.Voters;
import ai.voicecore.gregor.change.topic.TopicChanges;
import ai.voicecore.gregor.cluster.Cluster;
import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.moving.MoveOptions;
import ai.voicecore.gregor.platform.ClusterRecord;
import ai.voicecore.gregor.platform.ClusterStore;
import ai.voicecore.gregor.platform.Platform;
import ai.voicecore.gregor.platform.Progress;
import ai.voicecore.gregor.rolling.Roll;
import ai.voicecore.gregor.snapshot.ClusterSnapshot;
import ai.voicecore.gregor.snapshot.NodeState;
import ai.voicecore.gregor.snapshot.NodeStatus;
import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.spec.Mode;
import ai.voicecore.gregor.spec.TopicSpec;
import ai.voicecore.gregor.topics.AppliedTopics;
import ai.voicecore.gregor.topics.TopicChange;
import ai.voicecore.gregor.topics.TopicChange.Impossible;
import ai.voicecore.gregor.topics.TopicDiff;
import ai.voicecore.gregor.topology.Node;
import ai.voicecore.gregor.topology.Role;
import ai.voicecore.gregor.topology.Topology;
import ai.voicecore.gregor.validation.ClientStartup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Executes the steps of a plan, in order. Each step finds out what is done already, so a plan can be repeated. */
public final class Deployment {
    /** A node that takes longer to start may have a problem. */
    private static final Duration STARTUP_WARNING = Duration.ofSeconds(10);

    /** The current description; it changes when the quorum has formed. */
    private Cluster cluster;

    private Topology topology;
    private final Platform platform;
    private final ClusterStore store;
    private final Progress progress;
    private final Duration readyWithin;
    private final Roll.Options rolling;
    private final List<Impossible> refused = new ArrayList<>();
    private List<TopicSpec> declaredBefore = List.of();
    private final MoveOptions moves;

    /**
     * @param cluster as wanted
     * @param readyWithin timeout until nodes are ready
     */
    public Deployment(
            Cluster cluster, Progress progress, Duration readyWithin, Roll.Options rolling, MoveOptions moves) {
        this.cluster = cluster;
        this.topology = cluster.topology();
        this.platform = cluster.platform();
        this.store = cluster.store();
        this.progress = progress;
        this.readyWithin = readyWithin;
        this.rolling = rolling;
        this.moves = moves;
    }

    public void run(Plan plan) {
        if (plan.changesTopics()) {
            declaredBefore = store.load().map(known -> known.spec().topics()).orElse(List.of());
        }
        ChangeMemory memory = new ChangeMemory(store);
        Set<String> left = memory.unfinished().map(Change::left).orElse(Set.of());
        Change.Deploy change = new Change.Deploy(
                Roll.of(List.of(), rolling),
                plan.resizes(),
                plan.live(),
                plan.left(left),
                Change.Clock.startingAt(cluster.stop().instant()));
        if (!change.hasOnlyRestarts()) {
            memory.remember(change);
        }
        for (Step step : plan.steps()) {
            progress.doing("at this step", step.sentence());
            run(step, change);
            store.journal("done", step.sentence());
        }
        if (plan.isWhole()) {
            store.finished();
        }
    }

    /** The remaining steps of a plan after the brokers are ready; {@code up} is called after all of them. */
    public ClientStartup arrival(Plan clients, Runnable up) {
        Set<String> workers = clients.all(Step.AwaitReady.class)
                .flatMap(await -> await.nodes().stream())
                .filter(node -> node.role() == Role.CONNECT)
                .map(Node::name)
                .collect(Collectors.toSet());
        return new ClientStartup(() -> new Readiness(cluster, Progress.SILENT).await(workers, readyWithin), () -> {
            run(clients);
            up.run();
        });
    }

    private Resize resize() {
        return new Resize(cluster, progress, moves);
    }

    private TopicChanges changes(ClusterAdmin admin) {
        return TopicChanges.of(cluster, admin, progress, moves);
    }

    /** If nothing ran before, the spec is saved already. */
    private void change(List<TopicChange> topics) {
        try (ClusterAdmin admin = cluster.admin()) {
            refused.addAll(changes(admin).run(topics));
        }
        if (!refused.isEmpty()) {
            store.load().filter(known -> known.spec().equals(topology.spec())).ifPresent(known -> remember());
        }
    }

    /** Topic changes that the brokers refused; all others are done. */
    public List<Impossible> refused() {
        return List.copyOf(refused);
    }

    /** Saves the deployed spec with a part of the wanted one. */
    private void remember(UnaryOperator<ClusterSpec> part) {
        store.load().ifPresent(known -> store.save(ClusterRecord.of(topology).with(part.apply(known.spec()))));
    }

    private void remember() {
        List<TopicSpec> topics =
                AppliedTopics.afterChanges(declaredBefore, topology.spec().topics(), refused);
        store.save(ClusterRecord.of(topology).with(topology.spec().withTopics(topics)));
    }

    /**
     * Saved before the nodes are described: a node must not get the description of an initial voter after the quorum has
     * formed.
     */
    private void rememberQuorum(List<Node> initialVoters) {
        topology = topology.formed();
        cluster = cluster.with(topology);
        store.load()
                .ifPresent(
                        known -> store.save(new ClusterRecord(known.clusterId(), known.spec(), topology.membership())));
        Set<String> names = initialVoters.stream().map(Node::name).collect(Collectors.toSet());
        platform.start(
                topology,
                topology.nodes().stream()
                        .filter(node -> names.contains(node.name()))
                        .toList());
    }

    private void run(Step step, Change.Deploy begun) {
        switch (step) {
            case Step.Prepare ignored -> platform.prepare(topology, progress);
            case Step.Remember ignored -> remember();
            case Step.RememberBrokers more -> remember(spec -> spec.withBrokers(more.brokers()));
            case Step.RememberControllers more -> remember(spec -> spec.withControllers(more.controllers()));
            case Step.ChangeVoters change -> {
                try (ClusterAdmin admin = cluster.admin()) {
                    Voters.of(cluster, admin, progress, readyWithin).changeTo(change.controllers());
                }
            }
            case Step.RememberQuorum formed -> rememberQuorum(formed.controllers());
            case Step.StartNodes start -> platform.start(topology, start.nodes());
            case Step.ApplyManifests ignored -> {
                refuseLacking();
                platform.start(topology, topology.nodes());
            }
            case Step.AwaitReady await -> awaitReady(await.nodes());
            case Step.CreateTopics create ->
                change(create.topics().stream()
                        .<TopicChange>map(TopicChange.Create::new)
                        .toList());
            case Step.ChangeTopics change -> change(change.changes());
            case Step.SecureTopics secure -> {
                try (ClusterAdmin admin = cluster.admin()) {
                    changes(admin)
                            .secure(
                                    secure.replication(),
                                    secure.minInSync(),
                                    topology.spec().topicNeeds());
                }
            }
            case Step.Drain drain -> resize().drain(drain.brokers());
            case Step.Retire retire -> resize().retire(retire.nodes());
            case Step.Spread ignored -> resize().spread();
            case Step.Roll roll -> {
                new RollingChange(cluster, progress, readyWithin)
                        .runPart(begun.with(Roll.of(roll.nodes(), rolling), begun.clock()));
                new ChangeMemory(store).remember(begun);
            }
            case Step.UpdateNextStart describe -> platform.start(topology, describe.nodes());
            case Step.SetDefaults defaults -> {
                try (ClusterAdmin admin = cluster.admin()) {
                    admin.brokerDefaults().change(defaults.set(), defaults.reset());
                }
            }
            case Step.SetCompatibility set ->
                cluster.services().registry(topology).setCompatibility(set.rule());
        }
    }

    /** A node that ends by itself is started from the changed objects. */
    private void refuseLacking() {
        Set<String> ready = platform.observe().stream()
                .filter(NodeStatus::isReady)
                .map(NodeStatus::name)
                .collect(Collectors.toSet());
        List<Node> running = topology.nodes().stream()
                .filter(node -> ready.contains(node.name()))
                .toList();
        platform.lacking(topology, running).stream().findFirst().ifPresent(node -> {
            throw new Failure(
                    node.node() + " would not start again: " + node.because() + ". It runs on as it was.",
                    node.remedy());
        });
    }

    /** Registry and Connect may start only when their own topics meet their requirements. */
    private void awaitReady(List<Node> nodes) {
        Readiness readiness = new Readiness(cluster, progress);
        Set<String> names = nodes.stream().map(Node::name).collect(Collectors.toSet());
        boolean patient = readyWithin.compareTo(STARTUP_WARNING) > 0;
        if (patient && nodes.stream().allMatch(node -> node.role().isClient())) {
            try {
                readiness.await(names, STARTUP_WARNING);
                return;
            } catch (Failure e) {
                mendOwnTopics();
            }
        }
        readiness.await(names, readyWithin);
        List<Node> brokers =
                nodes.stream().filter(node -> node.role().isBroker()).toList();
        if (topology.spec().mode() == Mode.KRAFT && !haveFeatures(brokers)) {
            mendFeatures();
        }
    }

    /** Whether each of these brokers reports a level that is not lost. Quicker than a Kafka client, which asks the cluster. */
    private boolean haveFeatures(List<Node> brokers) {
        List<NodeState> states = cluster.services().states(topology).ofAll(brokers);
        return states.size() == brokers.size()
                && states.stream()
                        .noneMatch(state ->
                                ClusterSnapshot.isLost(state.metadataVersion().orElse(0)));
    }

    private void mendFeatures() {
        try (ClusterAdmin admin = cluster.admin()) {
            if (admin.snapshot().hasLostFeatures()) {
                progress.done("the feature levels were lost at the first start (KAFKA-20839)");
                new FeatureUpgrade(cluster, admin, progress).run();
            }
        }
    }

    private void mendOwnTopics() {
        try (ClusterAdmin admin = cluster.admin()) {
            List<Impossible> left = changes(admin)
                    .run(TopicDiff.needed(admin.snapshot(), topology.spec().topicNeeds()));
            left.stream().findFirst().ifPresent(need -> {
                throw new Failure("Topic " + need.topic() + " " + need.sentence() + ".", need.remedy());
            });
        }
    }
}
