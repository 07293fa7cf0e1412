package ai.voicecore.gregor.platform.kubernetes.store;

import ai.voicecore.gregor.concurrent.Time;
import ai.voicecore.gregor.platform.ChangeLock;
import ai.voicecore.gregor.platform.Holder;
import ai.voicecore.gregor.platform.PlatformFailure;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** Renews a lease until it is given back, or was taken over by somebody else. */
final class HeldLease implements ChangeLock.Held {
    private static final Duration NAMESPACE_COMES = Duration.ofMillis(200);

    private final LeaseLock lock;
    private final Holder holder;
    private final Runnable lost;
    private final Time time;
    private final Thread renewer;

    private Optional<Lease> mine;
    private boolean closed;

    /** @param mine empty where there is no namespace yet to have it in */
    HeldLease(LeaseLock lock, Optional<Lease> mine, Holder holder, Runnable lost, Time time) {
        this.lock = lock;
        this.mine = mine;
        this.holder = holder;
        this.lost = lost;
        this.time = time;
        this.renewer = Thread.ofPlatform().name("gregor lease").daemon().start(this::renew);
    }

    private void renew() {
        while (!isClosed()) {
            time.pause(interval());
            if (!isMine()) {
                lost.run();
                return;
            }
        }
    }

    private synchronized Duration interval() {
        return mine.isPresent() ? LeaseLock.RENEWAL : NAMESPACE_COMES;
    }

    /** Writes it again. An API server that does not answer has not given it to anybody else either. */
    private synchronized boolean isMine() {
        if (closed) {
            return true;
        }
        try {
            mine = Optional.of(lock.write(mine, holder));
            return true;
        } catch (KubernetesClientException e) {
            return mine.isEmpty() ? e.getCode() != HttpURLConnection.HTTP_CONFLICT : isMineStill();
        }
    }

    private boolean isMineStill() {
        try {
            Optional<Lease> now = lock.read();
            boolean still =
                    now.flatMap(LeaseLock::holder).filter(holder::equals).isPresent();
            if (still) {
                mine = now;
            }
            return still;
        } catch (PlatformFailure e) {
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
        try {
            mine.ifPresent(lock::delete);
        } catch (KubernetesClientException e) {
            // It lapses by itself, or is somebody else's already.
        }
    }
}
