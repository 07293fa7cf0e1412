package ai.voicecore.gregor.validation;

import ai.voicecore.gregor.admin.AdminFailure;
import ai.voicecore.gregor.admin.ClusterAdmin;
import ai.voicecore.gregor.admin.ConnectCluster;
import ai.voicecore.gregor.admin.SchemaRegistry;
import ai.voicecore.gregor.admin.ThisProcess;
import ai.voicecore.gregor.cluster.Services;
import ai.voicecore.gregor.platform.Progress;
import ai.voicecore.gregor.snapshot.ClusterSnapshot;
import ai.voicecore.gregor.snapshot.Momentary;
import ai.voicecore.gregor.snapshot.TopicSnapshot;
import ai.voicecore.gregor.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Removes what killed validations and audits have left. A topic is Gregor's own if both its name and its mark say so; all
 * else that was made with it carries the same name. What another process may still use stays.
 */
public final class Leftovers {
    private final Optional<Supplier<ConnectCluster>> connect;
    private final Progress progress;

    /** @param connect the way to the cluster's Connect; empty if it has none, or none is known */
    public Leftovers(Optional<Supplier<ConnectCluster>> connect, Progress progress) {
        this.connect = connect;
        this.progress = progress;
    }

    /** Of one of Gregor's own clusters. */
    public static Leftovers of(Topology topology, Services services, Progress progress) {
        return new Leftovers(
                topology.connectUrls().isEmpty() ? Optional.empty() : Optional.of(() -> services.connect(topology)),
                progress);
    }

    /** Removes what belongs to topics that this snapshot shows; a failure is told and keeps nobody from his work. */
    public void remove(ClusterAdmin admin, ClusterSnapshot snapshot) {
        byName(snapshot).forEach((name, topics) -> {
            try {
                remove(admin, new TrialNames(name), topics);
                progress.done("removed what a command that was killed has left: " + String.join(", ", topics));
            } catch (AdminFailure e) {
                progress.done("left by a command that was killed, and not removed yet: " + String.join(", ", topics)
                        + " (" + e.getMessage() + ")");
            }
        });
    }

    private static SortedMap<String, List<String>> byName(ClusterSnapshot snapshot) {
        SortedMap<String, List<String>> topics = new TreeMap<>();
        snapshot.topics().values().stream()
                .filter(Leftovers::isOver)
                .forEach(topic -> topic.momentary()
                        .ifPresent(made -> topics.computeIfAbsent(made.name(), name -> new ArrayList<>())
                                .add(topic.name())));
        return topics;
    }

    private static boolean isOver(TopicSnapshot topic) {
        return topic.momentary()
                .filter(made -> ThisProcess.isOver(made, Momentary.until(topic.config())))
                .isPresent();
    }

    /** The topics last: they are what the rest is found by. */
    private void remove(ClusterAdmin admin, TrialNames names, List<String> topics) {
        if (topics.contains(names.in())) {
            connect.map(Supplier::get).ifPresent(workers -> {
                workers.deleteOwnConnector(names.source());
                workers.deleteOwnConnector(names.sink());
            });
        }
        names.groups().forEach(admin::deleteOwnGroup);
        topics.forEach(admin::deleteOwnTopic);
    }

    /** Subjects have no mark; their name and their schema, which is always the same, tell. */
    static void removeSubjects(SchemaRegistry registry) {
        registry.subjects().stream()
                .filter(TrialNames::isSubject)
                .filter(subject -> Momentary.read(subject)
                        .filter(made -> ThisProcess.isOver(made, Optional.empty()))
                        .isPresent())
                .filter(subject -> RegistryTrial.isOwn(registry.latestSchema(subject)))
                .forEach(registry::deleteOwnSubject);
    }
}
