package ai.voicecore.gregor.drill;

import ai.voicecore.gregor.audit.Audit;
import ai.voicecore.gregor.concurrent.Time;
import ai.voicecore.gregor.platform.Faults.Broken;
import ai.voicecore.gregor.platform.Progress;
import java.time.Duration;
import java.util.Optional;

/** Runs one drill during an audit: warm-up, fault, repair, and the wait until the cluster is healthy. */
public final class DrillRun {
    private static final Duration WARM_UP = Duration.ofSeconds(3);
    /** The cluster counts as healthy when no effect of the fault was seen for this long. */
    private static final Duration STABLE_PERIOD = Duration.ofSeconds(5);

    private static final Duration RECOVERY = Duration.ofMinutes(3);
    private static final Duration TICK = Duration.ofMillis(200);

    private final DrillContext scene;
    private final FaultCleanup undoing;
    private final Progress progress;
    private final Time time;
    private final Timeline timeline = new Timeline();
    private long secondTold = Long.MIN_VALUE;

    /** Guarantees the repair of a fault, also if the command is interrupted. */
    public interface FaultCleanup {
        void perform(String what, Runnable maker, Runnable undo);
    }

    /**
     * @param progress receives the state every second, and every change
     * @param time the clock for waiting
     */
    public DrillRun(DrillContext scene, FaultCleanup undoing, Progress progress, Time time) {
        this.scene = scene;
        this.undoing = undoing;
        this.progress = progress;
        this.time = time;
    }

    /** Returns when the cluster is healthy again, or on timeout. */
    public DrillResult run(Drill drill, Drill.Plan plan, Audit audit) {
        try (ClusterMonitor watch = new ClusterMonitor(scene)) {
            long fault = time.in(WARM_UP);
            while (time.since(fault).isNegative()) {
                look(watch, audit, fault);
            }
            Broken broken = inject(plan, fault);
            while (time.since(fault).compareTo(plan.hold()) < 0) {
                look(watch, audit, fault);
            }
            broken.mend();
            Duration mended = time.since(fault);
            if (!plan.hold().isZero()) {
                report(mended, "mended");
            }
            Optional<Duration> whole = awaitCalm(watch, audit, fault, mended);
            if (whole.isEmpty()) {
                report(time.since(fault), "not healthy in time; starting every node again");
                scene.platform().start(scene.topology(), scene.topology().nodes());
            }
            return new DrillResult(
                    drill,
                    plan.fault().sentence(),
                    timeline.events(),
                    timeline.elections(),
                    timeline.mostUnderReplicated(),
                    whole);
        }
    }

    private Broken inject(Drill.Plan plan, long fault) {
        Broken[] broken = new Broken[1];
        undoing.perform(
                plan.fault().sentence(),
                () -> {
                    report(time.since(fault), plan.fault().sentence());
                    broken[0] = scene.faults().inject(plan.fault());
                    if (!broken[0].how().isEmpty()) {
                        report(time.since(fault), broken[0].how());
                    }
                },
                () -> {
                    if (broken[0] != null) {
                        broken[0].mend();
                    }
                });
        return broken[0];
    }

    /** The start of the stable period, if it lasts. */
    private Optional<Duration> awaitCalm(ClusterMonitor watch, Audit audit, long fault, Duration mended) {
        Duration latest = mended.plus(RECOVERY);
        while (time.since(fault).compareTo(latest) < 0) {
            look(watch, audit, fault);
            Optional<Duration> calm = timeline.calmSince();
            if (calm.isPresent()
                    && time.since(fault).compareTo(mended.plus(STABLE_PERIOD)) > 0
                    && time.since(fault).minus(calm.get()).compareTo(STABLE_PERIOD) > 0) {
                return Optional.of(calm.get().isNegative() ? Duration.ZERO : calm.get());
            }
        }
        return Optional.empty();
    }

    private void look(ClusterMonitor watch, Audit audit, long fault) {
        Observation now = watch.moment(time.since(fault), audit.progress());
        timeline.add(now).forEach(event -> progress.done(line(event.at(), event.what())));
        if (now.at().toSeconds() != secondTold) {
            secondTold = now.at().toSeconds();
            progress.done(now.sentence());
        }
        time.pause(TICK);
    }

    private void report(Duration at, String what) {
        timeline.note(at, what);
        progress.done(line(at, what));
    }

    private static String line(Duration at, String what) {
        return String.format(java.util.Locale.ROOT, "%+6.1f s  %s", at.toMillis() / 1000.0, what);
    }
}
