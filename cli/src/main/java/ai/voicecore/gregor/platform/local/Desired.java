package ai.voicecore.gregor.platform.local;

import java.util.List;

/**
 * The supervisor's orders.
 *
 * @param version format of the file
 * @param end whether the supervisor is to end once nothing runs any more
 */
record Desired(int version, List<NodeLaunch> nodes, boolean end) {
    static final int VERSION = 1;

    static Desired of(List<NodeLaunch> nodes) {
        return new Desired(VERSION, List.copyOf(nodes), false);
    }
}
