package ai.voicecore.gregor.platform.kubernetes.store;

import ai.voicecore.gregor.concurrent.Stop;
import ai.voicecore.gregor.concurrent.Stopped;
import ai.voicecore.gregor.concurrent.Time;
import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.platform.ChangeLock;
import ai.voicecore.gregor.platform.LockHolder;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * Renews a lease until it is released, or another command has taken it. While it cannot be renewed, changes are suspended
 * before another command can take it (like renewDeadline in client-go's leader election); they continue after the next
 * renewal.
 */
final class HeldLease implements ChangeLock.Held {
    private static final Duration NAMESPACE_POLL = Duration.ofMillis(200);
    private static final Duration RETRY_INTERVAL = Duration.ofSeconds(1);

    private final LeaseLock lock;
    private final LockHolder holder;
    private final Stop stop;
    /** The real clock: a command that was told to stop holds the lease until it has ended. */
    private final Time time = Time.REAL;

    private final Thread renewer;

    private Optional<Lease> mine;
    private volatile long renewed;
    private boolean closed;

    /** @param mine empty if the namespace does not exist yet */
    HeldLease(LeaseLock lock, Optional<Lease> mine, LockHolder holder, Stop stop) {
        this.lock = lock;
        this.mine = mine;
        this.holder = holder;
        this.stop = stop;
        this.renewed = time.nanos();
        stop.suspendedBy(this::lossReason);
        this.renewer = Thread.ofPlatform().name("gregor lease").daemon().start(this::renew);
    }

    private Optional<RuntimeException> lossReason() {
        Duration since = time.since(renewed);
        return since.compareTo(LeaseLock.RENEW_DEADLINE) < 0
                ? Optional.empty()
                : Optional.of(Failure.unreachable(
                        "Lease " + LeaseLock.NAME + " could not be renewed for " + since.toSeconds()
                                + " s, so that another command may take it soon",
                        "See whether the API server answers: kubectl get lease " + LeaseLock.NAME
                                + "; then repeat the command: it continues where it stopped."));
    }

    private void renew() {
        while (!isClosed()) {
            time.pause(interval());
            if (!isHeldByThis()) {
                stop.now(new Stopped(
                        "this process was not heard of for so long that another command changes the cluster now.\n"
                                + "       See what it does; then repeat this one: it continues where it stopped.",
                        1));
                return;
            }
        }
    }

    private synchronized Duration interval() {
        if (mine.isEmpty()) {
            return NAMESPACE_POLL;
        }
        return time.since(renewed).compareTo(LeaseLock.RENEWAL) < 0 ? LeaseLock.RENEWAL : RETRY_INTERVAL;
    }

    /** Renews the lease. An API server that does not answer cannot have given it to another command either. */
    private synchronized boolean isHeldByThis() {
        if (closed) {
            return true;
        }
        long asked = time.nanos();
        try {
            mine = Optional.of(lock.write(mine, holder));
            renewed = asked;
            return true;
        } catch (KubernetesClientException e) {
            boolean none = mine.isEmpty();
            renewed = none ? asked : renewed;
            return none ? e.getCode() != HttpURLConnection.HTTP_CONFLICT : isStillHeld();
        }
    }

    private boolean isStillHeld() {
        try {
            Optional<Lease> now = lock.read();
            boolean still =
                    now.flatMap(LeaseLock::holder).filter(holder::equals).isPresent();
            if (still) {
                mine = now;
            }
            return still;
        } catch (Failure e) {
            return true;
        }
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        giveBack();
        LockSupport.unpark(renewer);
    }

    private synchronized void giveBack() {
        if (closed) {
            return;
        }
        closed = true;
        stop.suspendedBy(Optional::empty);
        try {
            mine.ifPresent(lock::delete);
        } catch (KubernetesClientException e) {
            // The lease expires by itself, or another command has it already.
        }
    }
}
