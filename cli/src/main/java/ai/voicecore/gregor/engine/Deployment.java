package ai.voicecore.gregor.engine;

import ai.voicecore.gregor.admin.ClusterAdmin;
import ai.voicecore.gregor.platform.ClusterRecord;
import ai.voicecore.gregor.platform.ClusterStore;
import ai.voicecore.gregor.platform.Platform;
import ai.voicecore.gregor.platform.Progress;
import ai.voicecore.gregor.rolling.Roll;
import ai.voicecore.gregor.spec.TopicSpec;
import ai.voicecore.gregor.topics.Declared;
import ai.voicecore.gregor.topics.TopicChange;
import ai.voicecore.gregor.topics.TopicChange.Impossible;
import ai.voicecore.gregor.topology.Node;
import ai.voicecore.gregor.topology.Role;
import ai.voicecore.gregor.topology.Topology;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Does the steps of a plan, in order. Each finds out by itself what is done already, so a plan may be begun again. */
public final class Deployment {
    /** What goes on with a deployment that was interrupted while nodes were restarted. */
    public static final String COMMAND = "deploy";

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Topology topology;
    private final Platform platform;
    private final ClusterStore store;
    private final Services services;
    private final Progress progress;
    private final Duration readyWithin;
    private final Roll.Options rolling;
    private final List<Impossible> refused = new ArrayList<>();
    private List<TopicSpec> declaredBefore = List.of();

    public Deployment(
            Topology topology,
            Platform platform,
            ClusterStore store,
            Services services,
            Progress progress,
            Duration readyWithin,
            Roll.Options rolling) {
        this.topology = topology;
        this.platform = platform;
        this.store = store;
        this.services = services;
        this.progress = progress;
        this.readyWithin = readyWithin;
        this.rolling = rolling;
    }

    public void run(Plan plan) {
        if (plan.changesTopics()) {
            declaredBefore = store.load().map(known -> known.spec().topics()).orElse(List.of());
        }
        boolean resizing = plan.resizes();
        if (resizing) {
            begin(List.of(), true);
        }
        for (Step step : plan.steps()) {
            progress.doing("at this step", step.sentence());
            run(step, resizing);
            store.journal("done", step.sentence());
        }
        store.finished();
    }

    /**
     * The rest of a plan, whose brokers are there.
     *
     * @param up told when all of it is done
     */
    public Arrival arrival(Plan clients, Runnable up) {
        return new Arrival() {
            @Override
            public void connect() {
                new Readiness(platform, Progress.SILENT).await(namesOf(clients, Role.CONNECT), readyWithin);
            }

            @Override
            public void everything() {
                run(clients);
                up.run();
            }
        };
    }

    /** Nodes of one role that the plan waits for. */
    private static Set<String> namesOf(Plan plan, Role role) {
        return plan.steps().stream()
                .filter(Step.AwaitReady.class::isInstance)
                .flatMap(step -> ((Step.AwaitReady) step).nodes().stream())
                .filter(node -> node.role() == role)
                .map(Node::name)
                .collect(Collectors.toSet());
    }

    /** Remembers that nodes are restarted, or replicas moved. */
    private Roll begin(List<String> nodes, boolean resizing) {
        Roll roll = Roll.of(nodes, rolling);
        new Unfinished(COMMAND, roll, resizing).remember(store);
        return roll;
    }

    private Resize resize() {
        return new Resize(topology, platform, store, services, progress, TopicChanges.BYTES_PER_SECOND, PATIENCE);
    }

    private TopicChanges changes(ClusterAdmin admin) {
        return new TopicChanges(admin, store::journal, progress, TopicChanges.BYTES_PER_SECOND, PATIENCE);
    }

    /** Where nothing ran before, the spec has been remembered already. */
    private void change(List<TopicChange> topics) {
        try (ClusterAdmin admin = services.admin(topology)) {
            refused.addAll(changes(admin).run(topics));
        }
        if (!refused.isEmpty()) {
            store.load().filter(known -> known.spec().equals(topology.spec())).ifPresent(known -> remember());
        }
    }

    /** What the brokers have refused to make of topics; everything else was made. */
    public List<Impossible> refused() {
        return List.copyOf(refused);
    }

    private void remember() {
        List<TopicSpec> topics = Declared.asMade(declaredBefore, topology.spec().topics(), refused);
        store.save(new ClusterRecord(topology.clusterId(), topology.spec().withTopics(topics)));
    }

    private void run(Step step, boolean resizing) {
        switch (step) {
            case Step.Prepare ignored -> platform.prepare(topology, progress);
            case Step.Remember ignored -> remember();
            case Step.RememberBrokers remember ->
                store.load()
                        .ifPresent(known -> store.save(new ClusterRecord(
                                known.clusterId(), known.spec().withBrokers(remember.brokers()))));
            case Step.StartNodes start -> platform.start(topology, start.nodes());
            case Step.Adjust ignored -> platform.start(topology, topology.nodes());
            case Step.AwaitReady await ->
                new Readiness(platform, progress)
                        .await(await.nodes().stream().map(Node::name).collect(Collectors.toSet()), readyWithin);
            case Step.CreateTopics create ->
                change(create.topics().stream()
                        .<TopicChange>map(TopicChange.Create::new)
                        .toList());
            case Step.ChangeTopics change -> change(change.changes());
            case Step.SecureTopics secure -> {
                try (ClusterAdmin admin = services.admin(topology)) {
                    changes(admin).secure(secure.replication(), secure.minInSync());
                }
            }
            case Step.Drain drain -> resize().drain(drain.brokers());
            case Step.Retire retire -> resize().retire(retire.nodes());
            case Step.Spread ignored -> resize().spread();
            case Step.Roll roll -> {
                new RollingChange(topology, platform, store, services, progress, readyWithin)
                        .run(COMMAND, begin(roll.nodes(), resizing), resizing);
                begin(List.of(), resizing);
            }
            case Step.SetMinInSync set -> {
                try (ClusterAdmin admin = services.admin(topology)) {
                    admin.features().brokerDefault("min.insync.replicas", String.valueOf(set.replicas()));
                }
            }
            case Step.SetCompatibility set ->
                services.registry(topology.registryUrl().orElseThrow()).setCompatibility(set.rule());
        }
    }
}
