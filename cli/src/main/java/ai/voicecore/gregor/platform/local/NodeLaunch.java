package ai.voicecore.gregor.platform.local;

import java.util.List;
import java.util.Map;

/**
 * How to start one node, and whether it is to run.
 *
 * @param command executable and arguments; one argument is the node's own {@code @…/jvm.args}, which is how a
 *     supervisor that takes over finds the process
 * @param directory absolute directory of the node
 * @param readyUrl answers 200 when the node is ready
 * @param graceSeconds how long an orderly stop may take before the process is killed
 */
record NodeLaunch(
        String name,
        List<String> command,
        Map<String, String> environment,
        String directory,
        String readyUrl,
        int graceSeconds,
        boolean wanted) {

    NodeLaunch wanted(boolean run) {
        return new NodeLaunch(name, command, environment, directory, readyUrl, graceSeconds, run);
    }

    NodeLaunch environment(Map<String, String> changed) {
        return new NodeLaunch(name, command, changed, directory, readyUrl, graceSeconds, wanted);
    }

    /** The argument that no other process has. */
    String marker() {
        return "@" + directory + "/config/jvm.args";
    }
}
