package ai.voicecore.gregor.change.topic;

import ai.voicecore.gregor.admin.TopicAdmin;
import ai.voicecore.gregor.admin.TopicAdmin.Intent;
import ai.voicecore.gregor.admin.TopicAdmin.Settings;
import ai.voicecore.gregor.topics.TopicBatch;
import ai.voicecore.gregor.topics.TopicChange;
import ai.voicecore.gregor.topics.TopicChange.AddPartitions;
import ai.voicecore.gregor.topics.TopicChange.Create;
import ai.voicecore.gregor.topics.TopicPhases;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Requests changes of topics, or only validates them. Returns topic → reason of refusal. */
public record TopicRequests(TopicAdmin admin, Intent intent) {
    /**
     * The changes, where those that the brokers would refuse are impossible ones. Changes nothing. Brokers cannot validate
     * a reassignment.
     */
    public static List<TopicChange> withRefusals(TopicAdmin admin, List<TopicChange> changes, int brokers) {
        TopicRequests requests = new TopicRequests(admin, Intent.ONLY_ASK);
        TopicPhases phases = TopicPhases.of(changes);
        // A topic that needs brokers of the future cannot be validated now.
        List<Create> creations = phases.creations().stream()
                .filter(create -> create.declared().replication() <= brokers)
                .toList();
        Map<String, String> created = requests.create(creations);
        Map<String, String> added = requests.addPartitions(phases.partitions());
        Map<String, String> configured =
                requests.configure(Stream.concat(phases.settings().stream(), phases.settingsAfter().stream())
                        .toList());
        return changes.stream()
                .map(change -> switch (change) {
                    case Create create -> judged(create, created);
                    case AddPartitions add -> judged(add, added);
                    case TopicChange.Configure set -> judged(set, configured);
                    case TopicChange.Reset reset -> judged(reset, configured);
                    default -> change;
                })
                .toList();
    }

    private static TopicChange judged(TopicChange change, Map<String, String> refused) {
        String reason = refused.get(change.topic());
        return reason == null ? change : TopicChange.Impossible.refused(change, reason);
    }

    /** Splits the changes into requests that a controller accepts. */
    private Map<String, String> create(List<Create> changes) {
        Map<String, String> refused = new TreeMap<>();
        for (TopicBatch batch :
                TopicBatch.of(changes.stream().map(Create::declared).toList())) {
            if (batch instanceof TopicBatch.Create create) {
                refused.putAll(admin.create(create.topics(), intent));
            }
        }
        return refused;
    }

    /** The same for partitions: a topic that grows by more than one request allows grows step by step. */
    Map<String, String> addPartitions(List<AddPartitions> changes) {
        Map<String, String> refused = new TreeMap<>();
        for (AddPartitions change : changes) {
            for (TopicBatch.Grow step : steps(change)) {
                if (!refused.containsKey(step.topic())) {
                    refused.putAll(admin.addPartitions(Map.of(step.topic(), step.to()), intent));
                }
            }
        }
        return refused;
    }

    /** A validation cannot test the second step of a topic, because the first one was not executed. */
    private List<TopicBatch.Grow> steps(AddPartitions change) {
        List<TopicBatch.Grow> steps = TopicBatch.growth(change.topic(), change.from(), change.to());
        return intent == Intent.DO ? steps : steps.subList(0, Math.min(1, steps.size()));
    }

    Map<String, String> configure(List<TopicChange> changes) {
        Map<String, Settings> settings = new LinkedHashMap<>();
        for (TopicChange change : changes) {
            Settings own =
                    settings.computeIfAbsent(change.topic(), topic -> new Settings(new TreeMap<>(), new TreeSet<>()));
            switch (change) {
                case TopicChange.Configure set -> own.set().put(set.name(), set.to());
                case TopicChange.Reset reset -> own.reset().add(reset.name());
                default -> throw new IllegalArgumentException(change + " is no setting");
            }
        }
        return admin.configure(settings, intent);
    }
}
