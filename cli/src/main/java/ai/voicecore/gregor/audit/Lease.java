package ai.voicecore.gregor.audit;

import ai.voicecore.gregor.admin.AdminFailure;
import ai.voicecore.gregor.admin.TemporaryNames;
import ai.voicecore.gregor.admin.TopicAdmin;
import ai.voicecore.gregor.admin.TopicAdmin.Intent;
import ai.voicecore.gregor.admin.TopicAdmin.Settings;
import ai.voicecore.gregor.concurrent.Stopped;
import ai.voicecore.gregor.concurrent.Time;
import ai.voicecore.gregor.snapshot.TemporaryName;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/** Renews the marks of an audit's topics, so that no command on another machine takes them for leftovers. */
final class Lease {
    /** A third of the lease: two renewals may fail. */
    private static final Duration INTERVAL =
            Duration.ofSeconds(TemporaryName.LEASE_SECONDS).dividedBy(3);

    private final TopicAdmin admin;
    private final List<String> topics;
    private final Thread keeper;

    private volatile boolean ended;

    Lease(TopicAdmin admin, List<String> topics) {
        this.admin = admin;
        this.topics = List.copyOf(topics);
        this.keeper = Thread.ofPlatform().daemon().name("audit-lease").unstarted(this::keep);
    }

    void begin() {
        keeper.start();
    }

    void end() {
        ended = true;
        LockSupport.unpark(keeper);
    }

    private void keep() {
        long next = Time.REAL.in(INTERVAL);
        while (!ended) {
            Time.REAL.pause(Duration.ofNanos(next - Time.REAL.nanos()));
            if (!ended && Time.REAL.isPast(next)) {
                renew();
                next += INTERVAL.toNanos();
            }
        }
    }

    private void renew() {
        Settings renewed =
                new Settings(Map.of(TemporaryName.MARK_SETTING, TemporaryName.mark(TemporaryNames.lease())), Set.of());
        try {
            admin.configure(topics.stream().collect(Collectors.toMap(topic -> topic, topic -> renewed)), Intent.DO);
        } catch (AdminFailure | Stopped e) {
            // The next renewal will succeed in time; or the brokers are away, and then nobody can delete the topics
            // either;
            // or the audit ends.
            return;
        }
    }
}
