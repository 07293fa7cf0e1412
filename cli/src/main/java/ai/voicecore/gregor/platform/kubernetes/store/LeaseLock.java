package ai.voicecore.gregor.platform.kubernetes.store;

import ai.voicecore.gregor.concurrent.Stop;
import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.platform.ChangeLock;
import ai.voicecore.gregor.platform.LockHolder;
import ai.voicecore.gregor.platform.Progress;
import ai.voicecore.gregor.platform.kubernetes.api.Api;
import ai.voicecore.gregor.platform.kubernetes.manifest.Labels;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.time.Clock;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A Lease in the cluster's namespace that its holder renews. A command uses only its own clock: a holder without a renewal
 * for {@link #LEASE_DURATION} is dead, as in client-go's leader election. If the namespace does not exist yet, the lease is
 * taken as soon as it does.
 */
public record LeaseLock(Api api, Clock clock) implements ChangeLock {
    static final String NAME = "gregor-change";
    static final Duration RENEWAL = Duration.ofSeconds(5);
    /** After this time without a renewal the holder treats the lease as lost, before another command can take it. */
    static final Duration RENEW_DEADLINE = RENEWAL.multipliedBy(2);

    static final Duration LEASE_DURATION = RENEWAL.multipliedBy(3);

    private static final Duration POLL_INTERVAL = Duration.ofMillis(500);

    @Override
    public Held take(LockHolder holder, Progress progress, Stop stop) {
        Optional<Lease> dead = read();
        dead.ifPresent(seen -> awaitLapse(seen, progress));
        try {
            return new HeldLease(this, Optional.of(write(dead, holder)), holder, stop);
        } catch (KubernetesClientException e) {
            return switch (e.getCode()) {
                case HttpURLConnection.HTTP_NOT_FOUND -> {
                    if (dead.isPresent()) {
                        throw hasJustEnded();
                    }
                    yield new HeldLease(this, Optional.empty(), holder, stop);
                }
                case HttpURLConnection.HTTP_CONFLICT -> throw refusal(read());
                default -> throw api.failure("writing Lease " + NAME, e);
            };
        }
    }

    /** Returns when the holder is certainly dead; throws if it is alive. */
    private void awaitLapse(Lease seen, Progress progress) {
        Optional<LockHolder> holder = holder(seen);
        api.await(LEASE_DURATION, POLL_INTERVAL).until(() -> {
            if (holder.filter(LockHolder::hasEnded).isPresent()) {
                return true;
            }
            progress.doing(
                    "checking whether another command still runs",
                    holder.map(LockHolder::words).orElse("the holder of Lease " + NAME));
            Lease now = read().orElseThrow(LeaseLock::hasJustEnded);
            if (!now.getMetadata()
                    .getResourceVersion()
                    .equals(seen.getMetadata().getResourceVersion())) {
                throw refusal(Optional.of(now));
            }
            return false;
        });
    }

    /** What this command has read about the cluster may be outdated. */
    private static Failure hasJustEnded() {
        return new Failure(
                "Another command that was changing the cluster has just ended.",
                "See what it has done, and repeat this; nothing was changed.");
    }

    private Failure refusal(Optional<Lease> lease) {
        return lease.flatMap(LeaseLock::holder)
                .map(LockHolder::refusal)
                .orElseGet(() -> new Failure(
                        "The cluster is being changed just now: another command holds Lease " + NAME + " in namespace "
                                + api.namespace() + ".",
                        "See who with: kubectl get lease " + NAME + " -n " + api.namespace()));
    }

    static Optional<LockHolder> holder(Lease lease) {
        @Nullable String identity = lease.getSpec().getHolderIdentity();
        return Optional.ofNullable(identity).flatMap(LockHolder::parse);
    }

    Optional<Lease> read() {
        return api.find("Lease", NAME, KubernetesClient::leases);
    }

    /** Throws with {@code HTTP_CONFLICT} if another process has written it since it was read. */
    Lease write(Optional<Lease> before, LockHolder holder) {
        LeaseBuilder lease = new LeaseBuilder()
                .withNewMetadata()
                .withName(NAME)
                .withNamespace(api.namespace())
                .addToLabels(Labels.MANAGED_BY, Labels.GREGOR)
                .endMetadata()
                .withNewSpec()
                .withHolderIdentity(holder.line())
                .withLeaseDurationSeconds(Math.toIntExact(LEASE_DURATION.toSeconds()))
                .withRenewTime(ZonedDateTime.now(clock))
                .endSpec();
        if (before.isEmpty()) {
            return api.send(client -> client.resource(lease.build()).create());
        }
        lease.editMetadata()
                .withResourceVersion(before.get().getMetadata().getResourceVersion())
                .endMetadata();
        return api.send(client -> client.resource(lease.build()).update());
    }

    /** Throws with {@code HTTP_CONFLICT} if another process has written it since. */
    void delete(Lease mine) {
        api.send(client -> client.leases()
                .withName(NAME)
                .lockResourceVersion(mine.getMetadata().getResourceVersion())
                .delete());
    }
}
