package ai.voicecore.gregor.platform.local.archive;

import ai.voicecore.gregor.concurrent.Await;
import ai.voicecore.gregor.concurrent.Interrupts;
import ai.voicecore.gregor.concurrent.Time;
import ai.voicecore.gregor.launch.ArchiveOrder;
import ai.voicecore.gregor.launch.NodeKind;
import ai.voicecore.gregor.launch.Software;
import ai.voicecore.gregor.platform.EndReason;
import ai.voicecore.gregor.platform.Progress;
import ai.voicecore.gregor.platform.local.process.LaunchFiles;
import ai.voicecore.gregor.platform.local.process.LogExcerpt;
import ai.voicecore.gregor.platform.local.process.NodeLaunch;
import ai.voicecore.gregor.platform.local.process.NodeProcess;
import ai.voicecore.gregor.platform.local.process.ReadyProbe;
import ai.voicecore.gregor.runtime.Trees;
import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.spec.Mode;
import ai.voicecore.gregor.topology.Node;
import ai.voicecore.gregor.topology.Role;
import ai.voicecore.gregor.topology.Topology;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Makes class-data archives: runs the smallest cluster of the same mode once, with every JVM writing down what it loads,
 * and keeps what they wrote. An archive that could not be made only costs time at every start, so it stops nothing.
 *
 * @param catalog the software of a node
 * @param exercise uses the given cluster, so that what its nodes need for that is loaded too
 * @param workingDirectory of a node's JVM, from the node's directory; a class path may be relative to it
 * @param time what waiting for the nodes goes by
 */
public record ArchiveTraining(
        BiFunction<ClusterSpec, Node, Software> catalog,
        ArchiveStore archives,
        Path workspace,
        Consumer<Topology> exercise,
        UnaryOperator<Path> workingDirectory,
        Time time) {
    static final String NONE_MADE = "no class-data archives, so nodes start more slowly: ";
    private static final Duration READY_TIMEOUT = Duration.ofSeconds(90);
    private static final Duration WRITE_TIMEOUT = Duration.ofSeconds(90);

    /**
     * Makes what is missing for software that will run elsewhere, such as in a container. An archive only saves time, so a
     * failure is told and stops nothing.
     */
    public static void make(
            ArchiveOrder order, Path workspace, Consumer<Topology> exercise, Time time, Progress progress) {
        ArchiveTraining training = new ArchiveTraining(
                (spec, node) -> Objects.requireNonNull(order.software().get(NodeKind.of(node))),
                new ArchiveStore(
                        software -> Objects.requireNonNull(order.files().get(software.kind()))),
                workspace,
                exercise,
                node -> order.workingDirectory(),
                time);
        try {
            training.trainMissing(TrainingTopology.of(order.spec(), order.spec().mode(), workspace), progress);
        } catch (IOException | TrainingFailure e) {
            progress.done(NONE_MADE + e.getMessage());
        }
    }

    /** Waits for others that make archives at the same time, and makes what is missing then. */
    public void trainMissing(Topology wanted, Progress progress) throws IOException {
        if (missing(wanted).isEmpty()) {
            return;
        }
        Files.createDirectories(workspace);
        try (FileChannel file = FileChannel.open(
                workspace.resolve("training.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            lock(file, progress);
            TrainingLeftovers.remove(workspace, time);
            // A cluster that goes over from ZooKeeper to KRaft has nodes of both.
            for (Mode mode : Mode.values()) {
                Map<NodeKind, Software> missing = missing(wanted);
                missing.keySet()
                        .removeIf(kind -> !kind.runsIn(mode, wanted.spec().mode()));
                train(wanted.spec(), mode, missing, progress);
            }
        }
    }

    /** Until the file is closed. */
    private static void lock(FileChannel file, Progress progress) throws IOException {
        if (file.tryLock() == null) {
            progress.doing("waiting for class-data archives that another command makes");
            file.lock();
        }
    }

    public Map<NodeKind, Software> missing(Topology wanted) throws IOException {
        Map<NodeKind, Software> missing = new LinkedHashMap<>();
        for (Node node : wanted.nodes()) {
            Software software = catalog.apply(wanted.spec(), node);
            if (!archives.has(software)) {
                missing.put(software.kind(), software);
            }
        }
        return missing;
    }

    private void train(ClusterSpec wanted, Mode mode, Map<NodeKind, Software> missing, Progress progress)
            throws IOException {
        if (missing.isEmpty()) {
            return;
        }
        long start = time.nanos();
        progress.doing("making class-data archives, once for this JDK");
        Path directory = Files.createTempDirectory(workspace, "training");
        try {
            Trainees trainees = new Trainees();
            Topology topology = TrainingTopology.of(wanted, mode, directory);
            int made = Interrupts.during(
                    () -> run(topology, missing, directory, progress, trainees), () -> abandon(trainees, directory));
            long seconds = time.since(start).toSeconds();
            progress.done("made " + made + " of " + missing.size() + " class-data archives in " + seconds + " s");
        } finally {
            Trees.delete(directory);
        }
    }

    private int run(
            Topology topology, Map<NodeKind, Software> missing, Path directory, Progress progress, Trainees trainees)
            throws IOException {
        try {
            for (boolean clients : new boolean[] {false, true}) {
                for (Node node : topology.nodes()) {
                    if (node.role().isClient() == clients) {
                        trainees.add(() -> start(topology, node, missing, directory.resolve(node.name())));
                    }
                }
                trainees.all().forEach(trainee -> trainee.awaitReady(time));
            }
            exercise.accept(topology);
        } catch (TrainingFailure e) {
            progress.done(NONE_MADE + e.getMessage());
            return 0;
        } finally {
            end(trainees.all());
        }
        return keep(trainees.all());
    }

    /** Nobody else knows of these processes. */
    private static void abandon(Trainees trainees, Path directory) {
        trainees.kill();
        try {
            Trees.delete(directory);
        } catch (IOException e) {
            // It is in Gregor's directory for what is under work, and harms nobody.
        }
    }

    /** In the reverse order of their start: each needs the next to end in time. Each writes its archive when it ends. */
    private static void end(List<Trainee> trainees) {
        List<Predicate<Role>> order = List.of(Role::isClient, Role::isKafka, Role.ZOOKEEPER::equals);
        for (Predicate<Role> roles : order) {
            List<Trainee> ending = trainees.stream()
                    .filter(trainee -> roles.test(trainee.node().role()))
                    .toList();
            ending.forEach(trainee -> trainee.process().destroy());
            ending.forEach(Trainee::awaitEnd);
        }
    }

    private Trainee start(Topology topology, Node node, Map<NodeKind, Software> missing, Path directory)
            throws IOException {
        Software software = catalog.apply(topology.spec(), node);
        boolean wanted = missing.containsKey(software.kind());
        Path made = directory.resolve("archive");
        List<String> flags = wanted ? ArchiveStore.makeFlags(software, made) : archives.useFlags(software);
        NodeLaunch launch = LaunchFiles.write(node, directory, software, flags, true);
        return new Trainee(node, launch, NodeProcess.start(launch, workingDirectory.apply(directory)), software, made);
    }

    private int keep(List<Trainee> trainees) throws IOException {
        int kept = 0;
        for (Trainee trainee : trainees) {
            if (Files.isRegularFile(trainee.made())) {
                archives.keep(trainee.made(), trainee.software());
                kept++;
            }
        }
        return kept;
    }

    /** A node did not become ready, or its exercise failed. */
    static final class TrainingFailure extends RuntimeException {
        TrainingFailure(String message) {
            super(message);
        }
    }

    private record Trainee(Node node, NodeLaunch launch, Process process, Software software, Path made) {
        void awaitReady(Time time) {
            Await.atMost(READY_TIMEOUT)
                    .by(time)
                    .until(
                            () -> !process.isAlive()
                                    || ReadyProbe.ask(launch, process.pid()).ready(),
                            () -> new TrainingFailure(launch.name() + " was not ready in time"));
            if (!process.isAlive()) {
                throw new TrainingFailure(launch.name() + " ended: "
                        + EndReason.of(OptionalInt.empty(), LogExcerpt.lastRun(Path.of(launch.directory()), 0)));
            }
        }

        /** By the machine's clock: a training that is told to stop still ends its processes. */
        void awaitEnd() {
            if (!Await.atMost(WRITE_TIMEOUT).until(() -> !process.isAlive())) {
                process.destroyForcibly();
            }
        }
    }

    /** Those that were started. When they are killed no other is started any more. */
    private static final class Trainees {
        private final List<Trainee> started = new ArrayList<>();
        private boolean over;

        interface Start {
            Trainee now() throws IOException;
        }

        synchronized void add(Start start) throws IOException {
            if (over) {
                throw new TrainingFailure("it was interrupted");
            }
            started.add(start.now());
        }

        synchronized List<Trainee> all() {
            return List.copyOf(started);
        }

        synchronized void kill() {
            over = true;
            started.forEach(trainee -> trainee.process().destroyForcibly());
            started.forEach(Trainee::awaitEnd);
        }
    }
}
