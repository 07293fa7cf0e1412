package ai.voicecore.gregor.platform.local.process;

import ai.voicecore.gregor.launch.ArchiveFormat;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How to start one node, and whether it is to run.
 *
 * @param command executable and arguments; one argument is the node's own {@code @…/jvm.args}, which is how a
 *     supervisor that takes over finds the process
 * @param directory absolute directory of the node
 * @param readyUrl answers 200 when the node is ready
 * @param graceSeconds how long an orderly stop may take before the process is killed
 * @param replaces process id of an older process of this node that has to end before this one starts; 0 if there is none
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

    /** A node that is to run and replaces nothing. */
    public NodeLaunch(
            String name,
            List<String> command,
            Map<String, String> environment,
            String directory,
            String readyUrl,
            int graceSeconds) {
        this(name, command, environment, directory, readyUrl, graceSeconds, true, 0);
    }

    /** The port of its clients, where that is not the one of {@code readyUrl}. */
    Optional<Integer> clientPort() {
        return Optional.ofNullable(environment.get("QUARKUS_HTTP_PORT")).map(Integer::valueOf);
    }

    public NodeLaunch wanted(boolean run) {
        return new NodeLaunch(name, command, environment, directory, readyUrl, graceSeconds, run, replaces);
    }

    public NodeLaunch environment(Map<String, String> changed) {
        return new NodeLaunch(name, command, changed, directory, readyUrl, graceSeconds, wanted, replaces);
    }

    /** The same for a node that has ended before it was ready: its class-data archive is no longer trusted. */
    public NodeLaunch careful() {
        List<String> all = new ArrayList<>(command);
        all.add(1, ArchiveFormat.VERIFY);
        return new NodeLaunch(name, List.copyOf(all), environment, directory, readyUrl, graceSeconds, wanted, replaces);
    }

    public NodeLaunch replacing(long pid) {
        return new NodeLaunch(name, command, environment, directory, readyUrl, graceSeconds, wanted, pid);
    }

    /** Whether the process with this id is to run: not if it is the one to be replaced. */
    public boolean wants(long pid) {
        return wanted && (pid == 0 || pid != replaces);
    }

    /** The same with an argument that names the cluster, by which its process is told from another cluster's. */
    public NodeLaunch of(String clusterId) {
        List<String> all = new ArrayList<>(command);
        all.add(1, CLUSTER + clusterId);
        return new NodeLaunch(name, List.copyOf(all), environment, directory, readyUrl, graceSeconds, wanted, replaces);
    }

    /** The argument that only a process in this directory has. */
    public String marker() {
        return marker(Path.of(directory));
    }

    static String marker(Path directory) {
        return "@" + directory + "/config/jvm.args";
    }

    /** Whether a process with the marker is of the same cluster; one that an older Gregor has started does not say. */
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
