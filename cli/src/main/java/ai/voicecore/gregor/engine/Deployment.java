package ai.voicecore.gregor.engine;

import ai.voicecore.gregor.admin.ClusterAdmin;
import ai.voicecore.gregor.platform.ClusterRecord;
import ai.voicecore.gregor.platform.ClusterStore;
import ai.voicecore.gregor.platform.Platform;
import ai.voicecore.gregor.platform.Progress;
import ai.voicecore.gregor.topology.Node;
import ai.voicecore.gregor.topology.Topology;
import java.time.Duration;
import java.util.stream.Collectors;

/** Does the steps of a plan, in order. Each finds out by itself what is done already, so a plan may be begun again. */
public final class Deployment {
    private final Topology topology;
    private final Platform platform;
    private final ClusterStore store;
    private final Services services;
    private final Progress progress;
    private final Duration readyWithin;

    public Deployment(
            Topology topology,
            Platform platform,
            ClusterStore store,
            Services services,
            Progress progress,
            Duration readyWithin) {
        this.topology = topology;
        this.platform = platform;
        this.store = store;
        this.services = services;
        this.progress = progress;
        this.readyWithin = readyWithin;
    }

    public void run(Plan plan) {
        for (Step step : plan.steps()) {
            progress.doing(step.sentence());
            run(step);
            store.journal("done", step.sentence());
        }
    }

    private void run(Step step) {
        switch (step) {
            case Step.Prepare ignored -> platform.prepare(topology, progress);
            case Step.Remember ignored -> store.save(new ClusterRecord(topology.clusterId(), topology.spec()));
            case Step.StartNodes start -> platform.start(topology, start.nodes());
            case Step.AwaitReady await ->
                new Readiness(platform, progress)
                        .await(await.nodes().stream().map(Node::name).collect(Collectors.toSet()), readyWithin);
            case Step.CreateTopics create -> {
                try (ClusterAdmin admin = services.admin(topology)) {
                    admin.createTopics(create.topics());
                }
            }
            case Step.SetCompatibility set ->
                services.registry(topology.registryUrl().orElseThrow()).setCompatibility(set.rule());
        }
    }
}
