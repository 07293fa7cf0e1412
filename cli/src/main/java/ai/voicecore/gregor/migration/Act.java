package ai.voicecore.gregor.migration;

import ai.voicecore.gregor.failure.Remedy;
import ai.voicecore.gregor.topology.Phase;
import java.util.List;

/** What a migration does next. Each can be repeated after a crash. */
public sealed interface Act {
    /** Describes the controllers, and starts them. */
    record Begin() implements Act {}

    /** Starts the controllers that were described. */
    record StartControllers() implements Act {}

    /** Gives all brokers this phase at their next start. */
    record DescribeBrokers(Phase phase) implements Act {}

    /** Describes the controllers without ZooKeeper. From the first start of one on there is no way back. */
    record DescribeControllers() implements Act {}

    /** Restarts nodes one after the other, as described. */
    record Roll(List<String> nodes) implements Act {}

    /** Stops the controllers for good: from then on nothing starts them. */
    record Park() implements Act {}

    /** Gives the cluster back to the brokers, and deletes the stopped controllers' metadata. */
    record Detach() implements Act {}

    /** Stops ZooKeeper, keeping its data: nothing uses it any more. */
    record Retire() implements Act {}

    /** Compares ZooKeeper's metadata with KRaft's; the next act needs them to be equal. */
    record Compare(Act then) implements Act {}

    record Wait(String because) implements Act {}

    record Refuse(String because, Remedy remedy) implements Act {}

    record Done() implements Act {}
}
