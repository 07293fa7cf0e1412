package ai.voicecore.gregor.platform.local.supervisor;

import ai.voicecore.gregor.platform.EndReason;
import ai.voicecore.gregor.platform.local.home.ClusterHome;
import ai.voicecore.gregor.platform.local.home.Json;
import ai.voicecore.gregor.platform.local.process.DesiredState;
import ai.voicecore.gregor.platform.local.process.LogExcerpt;
import ai.voicecore.gregor.platform.local.process.NodeLaunch;
import ai.voicecore.gregor.platform.local.process.NodeProcess;
import ai.voicecore.gregor.platform.local.process.ReadyProbe;
import ai.voicecore.gregor.platform.local.storage.Directories;
import ai.voicecore.gregor.platform.local.storage.FormatMemory;
import ai.voicecore.gregor.platform.local.supervisor.RestartPolicy.Decision;
import ai.voicecore.gregor.platform.local.supervisor.RestartPolicy.Facts;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Runs one cluster's nodes, in its own process. It has no state: orders are in {@code desired.json}, so it may be killed. */
public final class Supervisor {
    /** An argument that says that new orders will follow. */
    public static final String EXPECT_ORDERS = "expecting";

    private static final long ORDERS_TIMEOUT_SECONDS = 60;
    private static final long TICK_MILLIS = 100;
    private static final long RELOAD_TIMEOUT_SECONDS = 20;
    private static final long IDLE_TICK_MILLIS = 500;

    private final ClusterHome home;
    private final Clock clock = Clock.systemUTC();
    private final PrintStream log;
    private final Map<String, NodeRun> runs = new ConcurrentHashMap<>();
    private final Map<String, ProcessHandle> processes = new HashMap<>();
    private final Map<String, Process> children = new HashMap<>();
    private final BlockingQueue<CompletableFuture<Void>> reloadAskers = new LinkedBlockingQueue<>();
    private final ReadyProbes probes = new ReadyProbes();
    private final Semaphore wake = new Semaphore(0);
    private DesiredState desired = DesiredState.of(List.of());

    private Supervisor(ClusterHome home, PrintStream log) {
        this.home = home;
        this.log = log;
    }

    /**
     * Runs until it is ordered to end; returns at once if the cluster has a supervisor already.
     *
     * @param expecting whether new orders will follow: it ignores the old ones, and ends without new ones after a minute
     */
    public static void run(Path clusterRoot, boolean expecting, PrintStream log)
            throws IOException, InterruptedException {
        ClusterHome home = new ClusterHome(clusterRoot);
        Files.createDirectories(home.supervisor());
        try (FileChannel channel = FileChannel.open(home.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            FileLock lock = channel.tryLock();
            if (lock == null) {
                log.println("another supervisor keeps " + clusterRoot + " already");
                return;
            }
            new Supervisor(home, log).keep(expecting);
            lock.release();
        }
    }

    private void keep(boolean expecting) throws IOException, InterruptedException {
        say("supervisor " + ProcessHandle.current().pid() + " keeps " + home.root());
        restoreCounts();
        ControlServer control = ControlServer.open(home.socket(), this::answer, log);
        try {
            if (expecting && !wake.tryAcquire(ORDERS_TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                say("supervisor ends: it got no orders");
                return;
            }
            applyOrders();
            while (!(desired.end() && processes.isEmpty())) {
                boolean calm = step();
                if (wake.tryAcquire(calm ? IDLE_TICK_MILLIS : TICK_MILLIS, TimeUnit.MILLISECONDS)) {
                    applyOrders();
                }
            }
        } finally {
            control.close();
        }
        say("supervisor ends: no node is to run any more");
    }

    private void applyOrders() throws IOException {
        wake.drainPermits();
        List<CompletableFuture<Void>> askers = new ArrayList<>();
        reloadAskers.drainTo(askers);
        reload();
        askers.forEach(asker -> asker.complete(null));
    }

    /** Reads the counters of the last supervisor; it can work without them. */
    private void restoreCounts() {
        try {
            ObservedRuns.read(home).forEach(run -> runs.put(run.name(), run));
        } catch (IOException e) {
            say("the state of the last supervisor is ignored: " + e.getMessage());
        }
    }

    private void reload() throws IOException {
        if (!Files.exists(home.desired())) {
            return;
        }
        desired = Directories.ownOf(home, DesiredState.read(home.desired()));
        // Nodes of other owners are left alone, even if an older supervisor has adopted them.
        Set<String> names = desired.nodes().stream().map(NodeLaunch::name).collect(Collectors.toSet());
        processes.keySet().retainAll(names);
        List<NodeLaunch> unknown = desired.nodes().stream()
                .filter(launch -> !processes.containsKey(launch.name()))
                .toList();
        Map<String, ProcessHandle> running = NodeProcess.find(unknown);
        for (NodeLaunch launch : unknown) {
            NodeRun run = runs.getOrDefault(launch.name(), NodeRun.stopped(launch.name()));
            adopt(launch, run, Optional.ofNullable(running.get(launch.name())));
        }
    }

    private void adopt(NodeLaunch launch, NodeRun run, Optional<ProcessHandle> found) {
        if (found.isPresent()) {
            processes.put(launch.name(), found.get());
            runs.put(launch.name(), run.running(found.get().pid(), startedAt(found.get())));
            say(launch.name() + " is running already as process " + found.get().pid());
        } else if (run.pid() == 0) {
            runs.put(launch.name(), launch.wanted() ? run.withoutFailures() : run);
        } else {
            // It ended while no supervisor ran; the policy decides what to do.
            runs.put(launch.name(), run);
        }
    }

    /** From the operating system, so that the next supervisor gets the same value. */
    private long startedAt(ProcessHandle process) {
        return process.info().startInstant().orElse(clock.instant()).toEpochMilli();
    }

    /** Decides and acts once for every node; true if no node is changing. */
    private boolean step() {
        Map<String, NodeRun> before = Map.copyOf(runs);
        for (NodeLaunch launch : desired.nodes()) {
            stepOne(launch);
        }
        if (!before.equals(runs)) {
            remember();
        }
        return desired.nodes().stream().allMatch(launch -> {
            NodeRun run = runs.get(launch.name());
            return run != null && (launch.wants(run.pid()) ? run.readyAt() != 0 : run.pid() == 0);
        });
    }

    /** For the next supervisor. A full disk must not end this one: nodes can be found without the file. */
    private void remember() {
        try {
            ObservedRuns.write(home, runs.values());
        } catch (IOException e) {
            say("cannot write below " + home.root() + ": " + e.getMessage());
        }
    }

    private void stepOne(NodeLaunch launch) {
        NodeRun before = runs.getOrDefault(launch.name(), NodeRun.stopped(launch.name()));
        Facts facts = facts(launch, before);
        Decision decision = RestartPolicy.decide(before, facts, clock.millis());
        runs.put(launch.name(), decision.run());
        if (before.phase() != decision.run().phase()) {
            say(launch.name() + ": " + before.phase() + " -> " + decision.run().phase() + " "
                    + decision.run().detail());
        }
        if (!facts.alive()) {
            processes.remove(launch.name());
            children.remove(launch.name());
        }
        act(launch, decision);
    }

    private Facts facts(NodeLaunch launch, NodeRun run) {
        Process child = children.get(launch.name());
        boolean wanted = launch.wants(run.pid());
        if (isAlive(processes.get(launch.name()), child)) {
            ReadyProbe.Answer answer = wanted ? probes.ask(launch, run) : ReadyProbe.STOPPING;
            return new Facts(wanted, true, -1, answer.ready(), answer.reason(), launch.graceSeconds());
        }
        int exitCode = child == null ? -1 : child.exitValue();
        String reason = run.pid() == 0
                ? ""
                : EndReason.of(
                        exitCode < 0 ? OptionalInt.empty() : OptionalInt.of(exitCode),
                        LogExcerpt.lastRun(Path.of(launch.directory()), run.startedAt()));
        return new Facts(wanted, false, exitCode, false, reason, 0);
    }

    /** A child process has its exit code only a moment after its end; until then it counts as alive. */
    private static boolean isAlive(@Nullable ProcessHandle process, @Nullable Process child) {
        return child == null ? process != null && process.isAlive() : child.isAlive();
    }

    private void act(NodeLaunch launch, Decision decision) {
        switch (decision.act()) {
            case NONE -> {}
            case START -> start(launch, decision.run());
            case TERMINATE -> processes.get(launch.name()).destroy();
            case KILL -> {
                say(launch.name() + " did not end within " + launch.graceSeconds() + " s and is killed");
                processes.get(launch.name()).destroyForcibly();
            }
        }
    }

    private void start(NodeLaunch launch, NodeRun run) {
        try {
            NodeLaunch applied = FormatMemory.applied(home, launch);
            Process process = NodeProcess.start(run.unready() == 0 ? applied : applied.careful());
            children.put(launch.name(), process);
            processes.put(launch.name(), process.toHandle());
            Thread.ofVirtual().start(() -> wakeAtEnd(process));
            runs.put(launch.name(), run.running(process.pid(), startedAt(process.toHandle())));
        } catch (IOException e) {
            runs.put(launch.name(), run.failed("cannot be started: " + e.getMessage()));
        }
    }

    private void wakeAtEnd(Process process) {
        try {
            process.waitFor();
            wake.release();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String answer(String command) {
        switch (command) {
            case "observe" -> {}
            case "reload" -> awaitReload();
            default -> throw new IllegalArgumentException("unknown command " + command);
        }
        return Json.MAPPER.writeValueAsString(new ArrayList<>(runs.values()));
    }

    /**
     * A client that wrote new orders must not get the state from before them: for example, a failed node may be started
     * again now.
     */
    private void awaitReload() {
        CompletableFuture<Void> done = new CompletableFuture<>();
        reloadAskers.add(done);
        wake.release();
        try {
            done.get(RELOAD_TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            say("the orders are not read yet: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void say(String what) {
        log.println(Instant.ofEpochMilli(clock.millis()) + " " + what);
    }
}
