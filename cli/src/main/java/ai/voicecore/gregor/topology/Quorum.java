package ai.voicecore.gregor.topology;

import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.spec.Mode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * How the KRaft controllers know each other. It is chosen when a cluster is first deployed and remembered from then on.
 *
 * @param dynamic whether the metadata says who votes, so that controllers come and go (KIP-853); otherwise the settings of every
 *     node do, for good
 * @param founders ids of the controllers that a new cluster begins with, until all of them have been ready; only these are
 *     formatted as voters. A controller with an empty disk is an observer at any later time
 */
public record Quorum(boolean dynamic, SortedSet<Integer> founders) {
    /** Gregor has made static ones only before it remembered which it made. */
    static final Quorum STATIC = new Quorum(false, new TreeSet<>());

    /** The release that can also make a static quorum dynamic; before it, reconfiguration was young. */
    private static final int MAJOR = 4;

    private static final int MINOR = 1;

    /** That of a new cluster; there is none in ZooKeeper mode. */
    static Optional<Quorum> of(ClusterSpec spec, List<Member> members) {
        if (spec.mode() == Mode.ZOOKEEPER) {
            return Optional.empty();
        }
        if (KafkaVersion.of(spec.version()).isBefore(MAJOR, MINOR)) {
            return Optional.of(STATIC);
        }
        return Optional.of(new Quorum(
                true,
                members.stream()
                        .filter(member -> member.role().isController())
                        .map(Member::id)
                        .collect(Collectors.toCollection(TreeSet::new))));
    }

    /** The same once every founder has been ready. */
    Quorum formed() {
        return new Quorum(dynamic, new TreeSet<>());
    }

    /**
     * What the founders are formatted with: all of them need the same list of everyone's disk.
     *
     * @param founder a node's id
     */
    static String directoryId(String clusterId, int founder) {
        String id = "-";
        for (int attempt = 0; id.startsWith("-"); attempt++) {
            UUID uuid = UUID.nameUUIDFromBytes(
                    (clusterId + "/" + founder + "/" + attempt).getBytes(StandardCharsets.UTF_8));
            ByteBuffer bytes = ByteBuffer.allocate(2 * Long.BYTES)
                    .putLong(uuid.getMostSignificantBits())
                    .putLong(uuid.getLeastSignificantBits());
            // As Kafka's Uuid writes it; command lines take one that begins with a dash for an option.
            id = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
        }
        return id;
    }
}
