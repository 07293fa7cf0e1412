package ai.voicecore.gregor.platform.local.supervisor;

import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.platform.local.archive.ArchiveStore;
import ai.voicecore.gregor.platform.local.home.ClusterHome;
import ai.voicecore.gregor.platform.local.home.GregorHome;
import ai.voicecore.gregor.platform.local.process.DesiredState;
import ai.voicecore.gregor.platform.local.process.DetachedProcess;
import ai.voicecore.gregor.platform.local.process.NodeLaunch;
import ai.voicecore.gregor.platform.local.process.NodeProcess;
import ai.voicecore.gregor.platform.local.software.JarCopies;
import ai.voicecore.gregor.platform.ownership.Ownership;
import ai.voicecore.gregor.runtime.Trees;
import ai.voicecore.gregor.runtime.jdk.Jdk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Starts supervisors in detached processes. */
public record SupervisorProcess(GregorHome gregor, Path distribution) {
    /**
     * The main class of a supervisor. Supervisors are found by this name on the command line, also those of older versions:
     * it must never change.
     */
    static final String MAIN = "ai.voicecore.gregor.platform.local.SupervisorMain";

    private static final List<String> FLAGS = List.of(
            "-Xmx48m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:-UsePerfData",
            "-XX:+UnlockDiagnosticVMOptions",
            "-XX:ArchiveRelocationMode=0");

    /** @param more further arguments of its main */
    ProcessHandle start(ClusterHome home, String... more) {
        try {
            Files.createDirectories(home.supervisor());
            List<Path> needed = Trees.jars(distribution.resolve("lib")).stream()
                    .filter(SupervisorProcess::isNeeded)
                    .toList();
            List<Path> jars = JarCopies.of(needed, gregor.ownJars());
            Jdk jdk = Jdk.current();
            List<String> command = new ArrayList<>(List.of(jdk.java().toString()));
            command.addAll(FLAGS);
            command.addAll(ArchiveStore.ownFlags(gregor.archives(), "supervisor", jdk, jars));
            command.add("-cp");
            command.add(jars.stream().map(Path::toString).collect(Collectors.joining(java.io.File.pathSeparator)));
            command.addAll(List.of(MAIN, home.root().toString()));
            command.addAll(List.of(more));
            return DetachedProcess.start(command, home.supervisor(), home.log());
        } catch (IOException e) {
            throw Failure.ofFile("The supervisor could not be started", e, "Look at " + home.log() + ".");
        }
    }

    /** Whether a supervisor process of this cluster exists; it ends a moment after its socket. */
    static boolean isRunning(ClusterHome home) {
        return all().anyMatch(running -> Ownership.real(running.root()).equals(Ownership.real(home.root())));
    }

    /**
     * Throws if the cluster's directory was moved while its supervisor ran: that supervisor still reads its orders at the
     * old path. On the same disk its socket was moved too and answers; on another disk, nodes still run below the old
     * directory.
     */
    public static void refuseWhereMoved(ClusterHome home) {
        if (!Files.exists(home.desired()) || isRunning(home)) {
            return;
        }
        boolean answers = new ControlClient(home.socket()).observe().isPresent();
        all().filter(running -> isLeft(running.root(), home) && (answers || runsBelow(running.root(), home)))
                .findFirst()
                .ifPresent(running -> {
                    throw Failure.refused(
                            home.root() + " was moved while the cluster ran: its supervisor, process " + running.pid()
                                    + ", was started for " + running.root() + ".",
                            "Delete what is left at the old place, move the directory back there, stop the cluster with {gregor"
                                    + " down}, and move it then. Or end the supervisor and the nodes that still run with kill, and"
                                    + " type {gregor deploy}.");
                });
    }

    /** Whether it is the directory of a cluster of this name that does not exist any more. */
    private static boolean isLeft(Path root, ClusterHome home) {
        return Objects.equals(root.getFileName(), home.root().getFileName())
                && !Files.exists(new ClusterHome(root).socket());
    }

    private static boolean runsBelow(Path root, ClusterHome home) {
        try {
            List<NodeLaunch> below = DesiredState.read(home.desired()).nodes().stream()
                    .filter(launch -> Path.of(launch.directory()).startsWith(root))
                    .toList();
            return !NodeProcess.find(below).isEmpty();
        } catch (IOException e) {
            return false;
        }
    }

    /** @param root the cluster's directory, from the process's arguments */
    private record Running(long pid, Path root) {}

    private static Stream<Running> all() {
        return ProcessHandle.allProcesses()
                .flatMap(process -> process
                        .info()
                        .arguments()
                        .map(List::of)
                        .flatMap(SupervisorProcess::root)
                        .map(root -> new Running(process.pid(), root))
                        .stream());
    }

    private static Optional<Path> root(List<String> arguments) {
        int main = arguments.indexOf(MAIN);
        return main < 0 || main + 1 >= arguments.size()
                ? Optional.empty()
                : Optional.of(Path.of(arguments.get(main + 1)));
    }

    /** The supervisor's own dependencies: other jars would only cost memory and time. */
    private static boolean isNeeded(Path jar) {
        String name = jar.getFileName().toString();
        return name.startsWith("gregor-cli")
                || name.startsWith("jackson-core")
                || name.startsWith("jackson-databind")
                || name.startsWith("jackson-annotations");
    }
}
