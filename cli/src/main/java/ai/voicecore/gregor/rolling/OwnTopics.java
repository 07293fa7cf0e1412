package ai.voicecore.gregor.rolling;

import ai.voicecore.gregor.snapshot.ClusterSnapshot;
import ai.voicecore.gregor.spec.PlatformTopics.Owner;
import ai.voicecore.gregor.spec.TopicRequirement;
import ai.voicecore.gregor.topology.Role;
import java.util.Optional;

/** Whether the internal topics of registry or Connect meet the requirements for a restart. */
final class OwnTopics {
    private OwnTopics() {}

    static Optional<Obstacle> obstacle(Role role, Situation now) {
        return now.cluster()
                .flatMap(cluster -> now.topology().spec().topicNeeds().stream()
                        .filter(need -> need.owner() == owner(role))
                        .flatMap(need -> obstacle(need, cluster).stream())
                        .findFirst());
    }

    private static Owner owner(Role role) {
        return role == Role.CONNECT ? Owner.CONNECT : Owner.REGISTRY;
    }

    private static Optional<Obstacle> obstacle(TopicRequirement need, ClusterSnapshot cluster) {
        return Optional.ofNullable(cluster.topics().get(need.topic()))
                .flatMap(actual -> need.unmet(actual.partitions().size(), actual.config()).stream()
                        .findFirst())
                .flatMap(unmet -> Obstacle.permanent(unmet.sentence(), unmet.remedy()));
    }
}
