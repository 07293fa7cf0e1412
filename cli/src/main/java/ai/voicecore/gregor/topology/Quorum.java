package ai.voicecore.gregor.topology;

import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.spec.Mode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.common.Uuid;

/**
 * The kind of a KRaft quorum. It is chosen at the first deployment and saved.
 *
 * @param dynamic whether the voters are in the metadata, so that controllers can be added and removed (KIP-853); otherwise
 *     they are in the settings of every node and cannot change
 * @param founders ids of the initial voters of a new cluster, until all of them have been ready; only these are formatted
 *     as voters. Later a controller with an empty disk starts as an observer
 */
public record Quorum(boolean dynamic, SortedSet<Integer> founders) {
    /** Versions of Gregor that did not save the kind only made static quorums. */
    static final Quorum STATIC = new Quorum(false, new TreeSet<>());

    /** The kind for a new cluster; empty in ZooKeeper mode. */
    static Optional<Quorum> of(ClusterSpec spec, List<Member> members) {
        if (spec.mode() == Mode.ZOOKEEPER) {
            return Optional.empty();
        }
        // From 4.1 on a static quorum can be made dynamic; before it, reconfiguration was new.
        if (KafkaVersion.of(spec.version()).isBefore(4, 1)) {
            return Optional.of(STATIC);
        }
        return Optional.of(new Quorum(
                true,
                members.stream()
                        .filter(member -> member.role().isController())
                        .map(Member::id)
                        .collect(Collectors.toCollection(TreeSet::new))));
    }

    /** The same after all initial voters have been ready. */
    Quorum formed() {
        return new Quorum(dynamic, new TreeSet<>());
    }

    /** The directory id for formatting the initial voter with this id: all of them need the same list. */
    static String directoryId(String clusterId, int founder) {
        String id = "-";
        for (int attempt = 0; id.startsWith("-"); attempt++) {
            UUID uuid = UUID.nameUUIDFromBytes(
                    (clusterId + "/" + founder + "/" + attempt).getBytes(StandardCharsets.UTF_8));
            // A command line would parse a leading dash as an option.
            id = new Uuid(uuid.getMostSignificantBits(), uuid.getLeastSignificantBits()).toString();
        }
        return id;
    }
}
