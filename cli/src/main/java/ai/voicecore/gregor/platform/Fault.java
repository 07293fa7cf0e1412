package ai.voicecore.gregor.platform;

import ai.voicecore.gregor.topology.Node;

/** Something that is broken on purpose. */
public sealed interface Fault {
    /** What is done, as "kill kafka-1". */
    String sentence();

    /** Ends the node's process at once (SIGKILL); the platform starts it again as it always does. */
    record Kill(Node node) implements Fault {
        @Override
        public String sentence() {
            return "kill " + node.name();
        }
    }

    /** Halts the node's process (SIGSTOP): it keeps its ports and connections, and does nothing. */
    record Pause(Node node) implements Fault {
        @Override
        public String sentence() {
            return "pause " + node.name();
        }
    }

    /** Leaves the node's storage without any room. */
    record FillDisk(Node node) implements Fault {
        @Override
        public String sentence() {
            return "fill the disk of " + node.name();
        }
    }

    /** Makes every write to the node's storage slow. */
    record SlowDisk(Node node) implements Fault {
        @Override
        public String sentence() {
            return "slow the disk of " + node.name();
        }
    }

    /** Lets no packet pass between two nodes. */
    record CutNetwork(Node one, Node other) implements Fault {
        @Override
        public String sentence() {
            return "cut the network between " + one.name() + " and " + other.name();
        }
    }
}
