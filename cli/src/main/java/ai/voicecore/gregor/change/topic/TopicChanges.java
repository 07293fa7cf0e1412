package ai.voicecore.gregor.change.topic;

import ai.voicecore.gregor.admin.AdminFailure;
import ai.voicecore.gregor.admin.ClusterAdmin;
import ai.voicecore.gregor.admin.TopicAdmin.Intent;
import ai.voicecore.gregor.balance.Moves;
import ai.voicecore.gregor.change.Driver;
import ai.voicecore.gregor.change.Driver.Round;
import ai.voicecore.gregor.cluster.Cluster;
import ai.voicecore.gregor.concurrent.Time;
import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.moving.MoveOptions;
import ai.voicecore.gregor.moving.NodeLogs;
import ai.voicecore.gregor.moving.Reassignment;
import ai.voicecore.gregor.platform.MoveMemory;
import ai.voicecore.gregor.platform.Progress;
import ai.voicecore.gregor.spec.PlatformTopics.TopicRequirement;
import ai.voicecore.gregor.spec.TopicSpec;
import ai.voicecore.gregor.topics.NewTopic;
import ai.voicecore.gregor.topics.TopicChange;
import ai.voicecore.gregor.topics.TopicChange.Impossible;
import ai.voicecore.gregor.topics.TopicDiff;
import ai.voicecore.gregor.topics.TopicPhases;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Carries out changes of topics, in a safe order. */
public final class TopicChanges {
    private static final Duration LEADER_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration INTERVAL = Duration.ofMillis(200);

    private final ClusterAdmin admin;
    private final TopicRequests requests;
    private final TopicCreation creation;
    private final MoveMemory memory;
    private final Progress progress;
    private final Time time;
    private final Reassignment reassignment;

    /** Changes of a cluster through one connection; every completed change is written to the store's journal. */
    public static TopicChanges of(Cluster cluster, ClusterAdmin admin, Progress progress, MoveOptions moves) {
        return new TopicChanges(admin, cluster.store(), cluster.logs(), progress, moves, cluster.stop());
    }

    public TopicChanges(
            ClusterAdmin admin, MoveMemory memory, NodeLogs logs, Progress progress, MoveOptions moves, Time time) {
        this.admin = admin;
        this.requests = new TopicRequests(admin.topics(), Intent.DO);
        this.creation = new TopicCreation(admin, memory::journal, progress);
        this.memory = memory;
        this.time = time;
        this.progress = progress;
        this.reassignment = new Reassignment(admin, memory, logs, progress, moves, time);
    }

    /** The difference, where changes that the brokers would refuse are marked as impossible. Changes nothing. */
    public static TopicDiff withRefusals(ClusterAdmin admin, TopicDiff diff) {
        return diff.with(TopicRequests.withRefusals(admin.topics(), diff.changes(), Integer.MAX_VALUE));
    }

    /** Executes the changes, and returns those that the brokers refused; each can be repeated after a crash. */
    public List<Impossible> run(List<TopicChange> changes) {
        if (changes.isEmpty() && !reassignment.isUnderWay()) {
            return List.of();
        }
        TopicPhases phases = TopicPhases.of(changes);
        if (!phases.replicas().isEmpty() || reassignment.isUnderWay()) {
            reassignment.awaitOthers();
        }
        List<Impossible> refused = new ArrayList<>();
        create(phases.creations(), refused);
        together(phases.partitions(), refused, requests::addPartitions);
        together(phases.settings(), refused, requests::configure);
        phases.replicas().forEach(change -> alone(change, refused, () -> replicate(change)));
        together(phases.settingsAfter(), refused, requests::configure);
        phases.deletions()
                .forEach(change -> alone(change, refused, () -> admin.topics().delete(change.topic())));
        return refused;
    }

    private void create(List<TopicChange.Create> changes, List<Impossible> refused) {
        if (!changes.isEmpty()) {
            Map<String, String> reasons = creation.run(
                    changes.stream().map(TopicChange.Create::declared).toList());
            changes.stream()
                    .filter(change -> reasons.containsKey(change.topic()))
                    .forEach(change ->
                            refused.add(Impossible.refused(change, reasons.getOrDefault(change.topic(), ""))));
        }
    }

    /** A request for several changes: returns topic → reason of refusal. */
    private interface Request<C extends TopicChange> {
        Map<String, String> send(List<C> changes);
    }

    private <C extends TopicChange> void together(List<C> changes, List<Impossible> refused, Request<C> request) {
        if (changes.isEmpty()) {
            return;
        }
        progress.doing(changes.size() == 1 ? line(changes.getFirst()) : "changing " + changes.size() + " topics");
        Map<String, String> reasons = request.send(changes);
        for (C change : changes) {
            String reason = reasons.get(change.topic());
            if (reason == null) {
                made(change);
            } else {
                refused.add(Impossible.refused(change, reason));
            }
        }
    }

    private void alone(TopicChange change, List<Impossible> refused, Runnable act) {
        progress.doing(line(change));
        try {
            act.run();
            made(change);
        } catch (AdminFailure e) {
            if (e.isUnreachable()) {
                throw e;
            }
            refused.add(Impossible.refused(change, String.valueOf(e.getMessage())));
        }
    }

    private void made(TopicChange change) {
        memory.journal("topics", line(change));
        progress.done(line(change));
    }

    private static String line(TopicChange change) {
        return change.topic() + ": " + change.sentence();
    }

    private void replicate(TopicChange.Replicate change) {
        reassignment.run(Moves.replication(admin.snapshot(), change.topic(), change.to()));
    }

    /** Creates a missing topic and waits until every partition has a leader. */
    public void create(TopicSpec topic) {
        NewTopic.obstacle(topic, admin.snapshot()).ifPresent(obstacle -> {
            throw Failure.refused("Topic " + topic.name() + " " + obstacle.sentence() + ".", obstacle.remedy());
        });
        String reason = creation.run(List.of(topic)).get(topic.name());
        if (reason != null) {
            throw Failure.refused(
                    "The brokers refuse topic " + topic.name() + ": " + reason, "Correct it; nothing was made.");
        }
        new Driver(time, progress, INTERVAL, LEADER_TIMEOUT)
                .run(
                        () -> led(topic),
                        led -> led >= topic.partitions()
                                ? new Round.Ended()
                                : new Round.Waiting(led + " of " + topic.partitions() + " partitions of topic "
                                        + topic.name() + " are led"),
                        because -> Failure.timedOut(
                                "Topic " + topic.name() + " is made, and after " + LEADER_TIMEOUT.toSeconds() + " s "
                                        + because + ".",
                                "See what is wrong with the brokers: {gregor validate}"));
    }

    private long led(TopicSpec topic) {
        return admin.view().topics().getOrDefault(topic.name(), List.of()).stream()
                .filter(partition -> !partition.isOffline())
                .count();
    }

    /** Sets the replication factor of the platform's topics: they may have been created before all brokers were ready. */
    public void secure(int replication, int minInsyncReplicas, List<TopicRequirement> needs) {
        List<Impossible> refused = run(TopicDiff.platforms(admin.snapshot(), replication, minInsyncReplicas, needs));
        if (!refused.isEmpty()) {
            throw new Failure(line(refused.getFirst()) + ".", refused.getFirst().remedy());
        }
    }
}
