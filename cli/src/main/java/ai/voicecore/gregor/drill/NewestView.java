package ai.voicecore.gregor.drill;

import ai.voicecore.gregor.snapshot.ClusterView;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The current state of a cluster, combined from several connections. A broker that is cut off from the active controller
 * reports old state: a state that was superseded is accepted again only if all connections report it. Thread-safe.
 */
final class NewestView {
    /** A connection that was silent for this long does not count. */
    private static final long STALE_NANOS = Duration.ofSeconds(3).toNanos();

    private final Map<Integer, TimedView> last = new HashMap<>();
    private final Set<ClusterView> superseded = new HashSet<>();
    private TimedView newest;

    /** A view and the time of its request, in nanoseconds. */
    private record TimedView(long asked, ClusterView view) {}

    NewestView(long asked, ClusterView first) {
        this.newest = new TimedView(asked, first);
    }

    synchronized ClusterView view() {
        return newest.view();
    }

    synchronized void add(int connection, long asked, ClusterView view) {
        TimedView told = new TimedView(asked, view);
        last.put(connection, told);
        if (asked - newest.asked() < 0 || (superseded.contains(view) && !isConfirmedByAll(told))) {
            return;
        }
        if (!view.equals(newest.view())) {
            superseded.add(newest.view());
        }
        newest = told;
    }

    private boolean isConfirmedByAll(TimedView now) {
        return last.values().stream()
                .filter(told -> now.asked() - told.asked() < STALE_NANOS)
                .allMatch(told -> told.view().equals(now.view()));
    }
}
