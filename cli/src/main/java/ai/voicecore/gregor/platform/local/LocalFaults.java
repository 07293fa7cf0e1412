package ai.voicecore.gregor.platform.local;

import ai.voicecore.gregor.platform.Fault;
import ai.voicecore.gregor.platform.Faults;
import ai.voicecore.gregor.platform.PlatformFailure;
import ai.voicecore.gregor.topology.Node;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Faults of processes on this machine. */
final class LocalFaults implements Faults {
    private static final Duration END = Duration.ofSeconds(10);
    private static final long SIGNAL_SECONDS = 10;

    private final ClusterHome home;

    LocalFaults(ClusterHome home) {
        this.home = home;
    }

    @Override
    public Optional<String> obstacle(Fault fault) {
        return switch (fault) {
            case Fault.Kill kill -> Optional.empty();
            case Fault.Pause pause -> Optional.empty();
            case Fault.FillDisk fill ->
                Optional.of("all nodes share this machine's file system: filling it would fill yours. It takes a"
                        + " small file system of the node's own.");
            case Fault.SlowDisk slow ->
                Optional.of("all nodes share this machine's disk: slowing it would slow everything. It takes a"
                        + " device of the node's own.");
            case Fault.CutNetwork cut ->
                Optional.of("all nodes share the loopback, where packets between two of them cannot be told from"
                        + " others. It takes a network namespace for each node.");
        };
    }

    @Override
    public Broken inject(Fault fault) {
        return switch (fault) {
            case Fault.Kill(Node node) -> kill(node);
            case Fault.Pause(Node node) -> pause(node);
            case Fault.FillDisk fill -> throw impossible(fill);
            case Fault.SlowDisk slow -> throw impossible(slow);
            case Fault.CutNetwork cut -> throw impossible(cut);
        };
    }

    private PlatformFailure impossible(Fault fault) {
        return new PlatformFailure(
                "It is not possible here to " + fault.sentence() + ": "
                        + obstacle(fault).orElse(""),
                "See what is possible with: gregor drill list");
    }

    /** The supervisor starts it again; there is nothing to mend. */
    private Broken kill(Node node) {
        ProcessHandle process = process(node);
        process.destroyForcibly();
        Waiting.until(
                () -> !process.isAlive(),
                END,
                () -> new PlatformFailure(
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

    private ProcessHandle process(Node node) {
        try {
            return Json.read(home.desired(), Desired.class).nodes().stream()
                    .filter(launch -> launch.name().equals(node.name()))
                    .findFirst()
                    .flatMap(launch -> NodeProcess.find(launch.marker()))
                    .orElseThrow(
                            () -> new PlatformFailure(node.name() + " does not run.", "Start it with: gregor deploy"));
        } catch (IOException e) {
            throw new PlatformFailure(
                    home.desired() + " cannot be read: " + e.getMessage(), "Check the file's permissions.", e);
        }
    }

    /** Java can end processes only; halting them is left to kill(1), which POSIX has everywhere. */
    private static void signal(String name, ProcessHandle process) {
        String what = "kill -" + name + " " + process.pid();
        try {
            Process kill = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                    .redirectErrorStream(true)
                    .start();
            if (!kill.waitFor(SIGNAL_SECONDS, TimeUnit.SECONDS) || kill.exitValue() != 0) {
                throw new PlatformFailure(what + " did not work.", "Type it yourself and see what it says.");
            }
        } catch (IOException e) {
            throw new PlatformFailure(what + " cannot be run: " + e.getMessage(), "Install kill (procps).", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlatformFailure(what + " was interrupted.", "Type it yourself.", e);
        }
    }
}
