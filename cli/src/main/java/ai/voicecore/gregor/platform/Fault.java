package ai.voicecore.gregor.platform;

import ai.voicecore.gregor.topology.Node;

/** An injected fault. */
public sealed interface Fault {
    /** The action, as "kill kafka-1". */
    String sentence();

    /** Kills the node's process (SIGKILL); the platform restarts it as usual. */
    record Kill(Node node) implements Fault {
        @Override
        public String sentence() {
            return "kill " + node.name();
        }
    }

    /** Stops the node's process (SIGSTOP): ports and connections stay open, but it does nothing. */
    record Pause(Node node) implements Fault {
        @Override
        public String sentence() {
            return "pause " + node.name();
        }
    }

    /** Fills the node's storage completely. */
    record FillDisk(Node node) implements Fault {
        @Override
        public String sentence() {
            return "fill the disk of " + node.name();
        }
    }

    /** Slows down every write to the node's storage. */
    record SlowDisk(Node node) implements Fault {
        @Override
        public String sentence() {
            return "slow the disk of " + node.name();
        }
    }

    /** Drops all packets between two nodes. */
    record CutNetwork(Node one, Node other) implements Fault {
        @Override
        public String sentence() {
            return "cut the network between " + one.name() + " and " + other.name();
        }
    }
}
