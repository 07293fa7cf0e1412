package ai.voicecore.gregor.migration;

import ai.voicecore.gregor.snapshot.zookeeper.ZkMigration;
import ai.voicecore.gregor.snapshot.zookeeper.Znodes;
import ai.voicecore.gregor.topology.Phase;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The state of a cluster that goes over from ZooKeeper to KRaft, read at one moment.
 *
 * @param controllers the KRaft controllers; none before the migration
 * @param znodes empty if the cluster has no ZooKeeper
 */
public record MigrationFacts(List<Standing> brokers, List<Standing> controllers, Optional<Znodes> znodes) {

    Phase brokersPhase() {
        return brokers.getFirst().described();
    }

    Phase controllersPhase() {
        return controllers.getFirst().described();
    }

    boolean run(Phase phase) {
        return brokers.stream().anyMatch(broker -> broker.running().equals(Optional.of(phase)));
    }

    /** Those that do not run as described. */
    List<String> left(List<Standing> nodes) {
        return nodes.stream()
                .filter(node -> !node.isAsDescribed())
                .map(Standing::name)
                .toList();
    }

    /** The report of the active controller; empty if none is known. */
    public Optional<ZkMigration> active() {
        return controllers.stream()
                .filter(Standing::leads)
                .flatMap(controller -> controller.said().stream())
                .findFirst();
    }

    boolean isActiveIn(int state) {
        return active().filter(report -> report.isIn(state)).isPresent();
    }

    /** The first node that is not ready, for messages. */
    Optional<String> notReady() {
        return Stream.concat(controllers.stream(), brokers.stream())
                .filter(node -> !node.ready())
                .map(node -> node.name() + " is not ready" + (node.detail().isEmpty() ? "" : ": " + node.detail()))
                .findFirst();
    }
}
