package ai.voicecore.gregor.validation;

import ai.voicecore.gregor.admin.AdminFailure;
import ai.voicecore.gregor.admin.ClusterAdmin;
import ai.voicecore.gregor.admin.ConnectCluster;
import ai.voicecore.gregor.admin.SchemaRegistry;
import ai.voicecore.gregor.admin.TemporaryNames;
import ai.voicecore.gregor.cluster.Services;
import ai.voicecore.gregor.platform.Progress;
import ai.voicecore.gregor.snapshot.ClusterSnapshot;
import ai.voicecore.gregor.snapshot.TemporaryName;
import ai.voicecore.gregor.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Removes leftovers of killed validations and audits. A topic belongs to Gregor if its name and its mark say so; other
 * objects of the same run have the same name. Objects of running processes stay.
 *
 * @param connect the way to the cluster's Connect; empty if it has none, or none is known
 */
public record Leftovers(Optional<Supplier<ConnectCluster>> connect, Progress progress) {
    public static Leftovers of(Topology topology, Services services, Progress progress) {
        return new Leftovers(
                topology.connectUrls().isEmpty() ? Optional.empty() : Optional.of(() -> services.connect(topology)),
                progress);
    }

    /** Removes what belongs to the temporary topics of this snapshot; a failure is only reported. */
    public void remove(ClusterAdmin admin, ClusterSnapshot snapshot) {
        byName(snapshot).forEach((name, topics) -> {
            try {
                remove(admin, new TrialNames(name), topics);
                progress.done("removed what a killed command has left: " + String.join(", ", topics));
            } catch (AdminFailure e) {
                progress.done("left by a command that was killed, and not removed yet: " + String.join(", ", topics)
                        + " (" + e.getMessage() + ")");
            }
        });
    }

    private static SortedMap<String, List<String>> byName(ClusterSnapshot snapshot) {
        SortedMap<String, List<String>> topics = new TreeMap<>();
        snapshot.topics().values().stream()
                .forEach(topic -> topic.temporaryName()
                        .filter(made -> TemporaryNames.isExpired(made, TemporaryName.until(topic.config())))
                        .ifPresent(made -> topics.computeIfAbsent(made.name(), name -> new ArrayList<>())
                                .add(topic.name())));
        return topics;
    }

    /** Topics come last, because the other objects are found by them. */
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

    /** Subjects have no mark; they are identified by their name and their fixed schema. */
    static void removeSubjects(SchemaRegistry registry) {
        registry.subjects().stream()
                .filter(TrialNames::isSubject)
                .filter(subject -> TemporaryName.read(subject)
                        .filter(made -> TemporaryNames.isExpired(made, Optional.empty()))
                        .isPresent())
                .filter(subject -> registry.hasSchema(subject, RegistryTrial.SCHEMA))
                .forEach(registry::deleteOwnSubject);
    }
}
