package ai.voicecore.gregor.topology;

import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.spec.Mode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
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
 * @param origin empty for a cluster that never had ZooKeeper
 */
public record Quorum(boolean dynamic, SortedSet<Integer> founders, Optional<Origin> origin) {
    /** Versions of Gregor that did not save the kind only made static quorums. */
    static final Quorum STATIC = new Quorum(false, new TreeSet<>(), Optional.empty());

    /**
     * What a cluster brings along that began with ZooKeeper.
     *
     * @param clusterId Kafka's cluster id, which Kafka chose at the cluster's first start
     * @param controllers number of its dedicated controllers
     * @param combining whether brokers become controllers while the dedicated ones are still there
     */
    public record Origin(String clusterId, int controllers, boolean combining) {
        public Origin(String clusterId, int controllers) {
            this(clusterId, controllers, false);
        }
    }

    /** Older versions of Gregor did not save the origin. */
    public Quorum {
        origin = Objects.requireNonNullElse(origin, Optional.empty());
    }

    /** The quorum to which a ZooKeeper cluster goes over: static, because KIP-866 and KIP-853 together are not proven. */
    static Quorum migrating(Origin origin) {
        return new Quorum(false, new TreeSet<>(), Optional.of(origin));
    }

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
                        .collect(Collectors.toCollection(TreeSet::new)),
                Optional.empty()));
    }

    /** The same after all initial voters have been ready. */
    Quorum formed() {
        return new Quorum(dynamic, new TreeSet<>(), origin);
    }

    /** The same as a dynamic quorum, whose brokers become controllers. */
    Quorum combining(boolean now) {
        return new Quorum(true, founders, origin.map(known -> new Origin(known.clusterId(), known.controllers(), now)));
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
