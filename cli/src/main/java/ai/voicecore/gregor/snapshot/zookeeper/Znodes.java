package ai.voicecore.gregor.snapshot.zookeeper;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What ZooKeeper stores about a migration to KRaft (KIP-866).
 *
 * @param kraftController id of the KRaft controller that {@code /controller} names; empty if a broker is the controller, or none
 * @param migration whether {@code /migration} exists, also without content
 * @param copied offset of the metadata log up to which {@code /migration} says that ZooKeeper is written; empty before the copy
 * @param brokers ids below {@code /brokers/ids}: the running brokers that use ZooKeeper
 */
public record Znodes(
        Optional<Integer> kraftController, boolean migration, OptionalLong copied, SortedSet<Integer> brokers) {
    public static final Znodes NONE = new Znodes(Optional.empty(), false, OptionalLong.empty(), new TreeSet<>());
}
