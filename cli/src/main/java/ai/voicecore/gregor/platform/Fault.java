package ai.voicecore.gregor.platform;

import ai.voicecore.gregor.topology.Node;

/** An injected fault. */
public sealed interface Fault {
    /** Kills the node's process (SIGKILL); the platform restarts it as usual. */
    record Kill(Node node) implements Fault {}

    /** Stops the node's process (SIGSTOP): ports and connections stay open, but it does nothing. */
    record Pause(Node node) implements Fault {}

    /** Fills the node's storage completely. */
    record FillDisk(Node node) implements Fault {}

    /** Slows down every write to the node's storage. */
    record SlowDisk(Node node) implements Fault {}

    /** Drops all packets between two nodes. */
    record CutNetwork(Node one, Node other) implements Fault {}

    /** The action, as "kill kafka-1". */
    default String sentence() {
        return switch (this) {
            case Kill(Node node) -> "kill " + node.name();
            case Pause(Node node) -> "pause " + node.name();
            case FillDisk(Node node) -> "fill the disk of " + node.name();
            case SlowDisk(Node node) -> "slow the disk of " + node.name();
            case CutNetwork(Node one, Node other) -> "cut the network between " + one.name() + " and " + other.name();
        };
    }
}
