package ai.voicecore.gregor.platform.local.process;

import ai.voicecore.gregor.launch.ArchiveFormat;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How to start one node, and whether it should run.
 *
 * @param command executable and arguments; one argument is the node's own {@code @…/jvm.args}, by which a new supervisor
 *     finds the process
 * @param directory absolute directory of the node
 * @param readyUrl answers 200 when the node is ready
 * @param graceSeconds time for a graceful stop before the process is killed
 * @param replaces process id of an older process of this node that must end before this one starts; 0 if there is none
 */
public record NodeLaunch(
        String name,
        List<String> command,
        Map<String, String> environment,
        String directory,
        String readyUrl,
        int graceSeconds,
        boolean wanted,
        long replaces) {
    private static final String CLUSTER = "-Dgregor.cluster=";

    /** A node that should run and replaces no process. */
    public NodeLaunch(
            String name,
            List<String> command,
            Map<String, String> environment,
            String directory,
            String readyUrl,
            int graceSeconds) {
        this(name, command, environment, directory, readyUrl, graceSeconds, true, 0);
    }

    /** Its client port, if that is not the port of {@code readyUrl}. */
    Optional<Integer> clientPort() {
        return Optional.ofNullable(environment.get("QUARKUS_HTTP_PORT")).map(Integer::valueOf);
    }

    public NodeLaunch wanted(boolean run) {
        return new NodeLaunch(name, command, environment, directory, readyUrl, graceSeconds, run, replaces);
    }

    public NodeLaunch environment(Map<String, String> changed) {
        return new NodeLaunch(name, command, changed, directory, readyUrl, graceSeconds, wanted, replaces);
    }

    /** The same for a node that ended before it was ready: its class-data archive is verified at the next start. */
    public NodeLaunch careful() {
        return with(ArchiveFormat.VERIFY);
    }

    private NodeLaunch with(String argument) {
        List<String> all = new ArrayList<>(command);
        all.add(1, argument);
        return new NodeLaunch(name, List.copyOf(all), environment, directory, readyUrl, graceSeconds, wanted, replaces);
    }

    public NodeLaunch replacing(long pid) {
        return new NodeLaunch(name, command, environment, directory, readyUrl, graceSeconds, wanted, pid);
    }

    /** Whether the process with this id should run: not if it is to be replaced. */
    public boolean wants(long pid) {
        return wanted && (pid == 0 || pid != replaces);
    }

    /** The same with an argument that identifies the cluster's processes. */
    public NodeLaunch of(String clusterId) {
        return with(CLUSTER + clusterId);
    }

    /** The argument that only processes of this directory have. */
    public String marker() {
        return marker(Path.of(directory));
    }

    static String marker(Path directory) {
        return "@" + directory + "/config/jvm.args";
    }

    /**
     * Whether a process with the marker belongs to the same cluster; processes of older versions of Gregor do not have the
     * argument.
     */
    public boolean isItself(List<String> arguments) {
        Optional<String> own = cluster(command);
        Optional<String> its = cluster(arguments);
        return own.isEmpty() || its.isEmpty() || own.equals(its);
    }

    private static Optional<String> cluster(List<String> arguments) {
        return arguments.stream()
                .filter(argument -> argument.startsWith(CLUSTER))
                .findFirst();
    }
}
