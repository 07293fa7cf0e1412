package ai.voicecore.gregor.platform.local.fault;

import ai.voicecore.gregor.concurrent.Await;
import ai.voicecore.gregor.concurrent.Time;
import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.platform.Fault;
import ai.voicecore.gregor.platform.Faults;
import ai.voicecore.gregor.platform.local.home.ClusterHome;
import ai.voicecore.gregor.platform.local.process.DesiredState;
import ai.voicecore.gregor.platform.local.process.NodeLaunch;
import ai.voicecore.gregor.platform.local.process.NodeProcess;
import ai.voicecore.gregor.platform.local.process.SystemTool;
import ai.voicecore.gregor.platform.local.storage.Directories;
import ai.voicecore.gregor.platform.local.supervisor.ControlClient;
import ai.voicecore.gregor.topology.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Faults of nodes on this machine. */
public record LocalFaults(ClusterHome home, Time time) implements Faults {
    private static final Duration END_TIMEOUT = Duration.ofSeconds(10);

    @Override
    public Optional<String> obstacle(Fault fault) {
        return switch (fault) {
            case Fault.Kill kill -> Optional.empty();
            case Fault.Pause pause -> Optional.empty();
            case Fault.FillDisk(Node node) -> DiskFill.obstacle(data(launch(node)), otherDirectories(node));
            case Fault.SlowDisk slow ->
                Optional.of(
                        "all nodes share this machine's disk, and slowing it would slow everything. It takes a block"
                                + " device of the node's own that delays its writes, as dm-delay makes one; Gregor makes"
                                + " none.");
            case Fault.CutNetwork cut -> NetworkCut.obstacle();
        };
    }

    @Override
    public Broken inject(Fault fault) {
        obstacle(fault).ifPresent(reason -> {
            throw Faults.impossible(fault, reason);
        });
        return switch (fault) {
            case Fault.Kill(Node node) -> kill(node);
            case Fault.Pause(Node node) -> pause(node);
            case Fault.FillDisk(Node node) -> DiskFill.of(data(launch(node)), this::askAgain);
            case Fault.CutNetwork(Node one, Node other) -> NetworkCut.between(name(), end(one), end(other), time);
            case Fault.SlowDisk slow -> throw new IllegalStateException(slow.sentence());
        };
    }

    @Override
    public List<String> mendLeftovers() {
        List<String> mended = new ArrayList<>();
        if (NetworkCut.mend(name())) {
            mended.add("the network between two nodes is whole again");
        }
        launches().forEach(launch -> mended.addAll(mendLeftovers(launch)));
        return mended;
    }

    private List<String> mendLeftovers(NodeLaunch launch) {
        List<String> mended = new ArrayList<>();
        if (DiskFill.delete(data(launch))) {
            mended.add("the disk of " + launch.name() + " has room again");
            askAgain();
        }
        NodeProcess.find(launch).filter(LocalFaults::isHalted).ifPresent(process -> {
            signal("CONT", process);
            mended.add(launch.name() + " runs again");
        });
        return mended;
    }

    /** The supervisor restarts it; there is nothing to mend. */
    private Broken kill(Node node) {
        ProcessHandle process = process(node);
        process.destroyForcibly();
        Await.atMost(END_TIMEOUT)
                .by(time)
                .until(
                        () -> !process.isAlive(),
                        () -> new Failure(
                                node.name() + " (process " + process.pid() + ") does not end though it was killed.",
                                "Look at it with: ps -o stat,wchan " + process.pid()));
        return () -> {};
    }

    private Broken pause(Node node) {
        ProcessHandle process = process(node);
        signal("STOP", process);
        return () -> {
            if (process.isAlive()) {
                signal("CONT", process);
            }
        };
    }

    private NetworkCut.End end(Node node) {
        return new NetworkCut.End(node, process(node).pid());
    }

    private ProcessHandle process(Node node) {
        return NodeProcess.find(launch(node))
                .orElseThrow(() -> new Failure(node.name() + " does not run.", "Start it with: {gregor deploy}"));
    }

    private NodeLaunch launch(Node node) {
        return launches().stream()
                .filter(launch -> launch.name().equals(node.name()))
                .findFirst()
                .orElseThrow(() -> new Failure(node.name() + " is not deployed.", "Deploy it with: {gregor deploy}"));
    }

    private List<NodeLaunch> launches() {
        try {
            return Directories.ownOf(home, DesiredState.read(home.desired())).nodes();
        } catch (IOException e) {
            throw Failure.ofFile(home.desired() + " cannot be read", e, "Check the file's permissions.");
        }
    }

    private static Path data(NodeLaunch launch) {
        return Path.of(launch.directory()).resolve("data");
    }

    /** Directories that must stay writable: those of the other nodes and of Gregor. */
    private List<Path> otherDirectories(Node node) {
        List<Path> others = new ArrayList<>(List.of(home.root()));
        launches().stream()
                .filter(launch -> !launch.name().equals(node.name()))
                .map(LocalFaults::data)
                .filter(Files::isDirectory)
                .forEach(others::add);
        return others;
    }

    /** The supervisor starts failed nodes again. */
    private void askAgain() {
        var unused = new ControlClient(home.socket()).reload();
    }

    /** Unique for this cluster in this directory, even if another one has the same name. */
    private String name() {
        Path root = home.root().toAbsolutePath();
        return "gregor-drill-" + root.getFileName() + "-"
                + HexFormat.of().toHexDigits(root.toString().hashCode());
    }

    private static boolean isHalted(ProcessHandle process) {
        return SystemTool.tryToRun(List.of("ps", "-o", "stat=", "-p", String.valueOf(process.pid())), "")
                .filter(answer -> answer.output().strip().startsWith("T"))
                .isPresent();
    }

    /** Java can only end processes; kill(1) of POSIX also stops and continues them. */
    private static void signal(String name, ProcessHandle process) {
        SystemTool.run(List.of("kill", "-" + name, String.valueOf(process.pid())), "");
    }
}
