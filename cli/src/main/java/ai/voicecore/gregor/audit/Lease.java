package ai.voicecore.gregor.audit;

import ai.voicecore.gregor.admin.AdminFailure;
import ai.voicecore.gregor.admin.TemporaryNames;
import ai.voicecore.gregor.admin.TopicAdmin;
import ai.voicecore.gregor.admin.TopicAdmin.Intent;
import ai.voicecore.gregor.admin.TopicAdmin.Settings;
import ai.voicecore.gregor.concurrent.Stopped;
import ai.voicecore.gregor.snapshot.TemporaryName;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Renews the marks of an audit's topics, so that no command on another machine takes them for leftovers. */
final class Lease {
    /** A third of the lease: two renewals may fail. */
    private static final Duration INTERVAL =
            Duration.ofSeconds(TemporaryName.LEASE_SECONDS).dividedBy(3);

    private final TopicAdmin admin;
    private final List<String> topics;

    /** An interrupted audit may be closed before the lease begins: then it does not begin. */
    private final ScheduledExecutorService keeper = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("audit-lease").factory(), new ThreadPoolExecutor.DiscardPolicy());

    Lease(TopicAdmin admin, List<String> topics) {
        this.admin = admin;
        this.topics = List.copyOf(topics);
    }

    void begin() {
        var unused =
                keeper.scheduleAtFixedRate(this::renew, INTERVAL.toSeconds(), INTERVAL.toSeconds(), TimeUnit.SECONDS);
    }

    void end() {
        keeper.shutdown();
    }

    private void renew() {
        Settings renewed =
                new Settings(Map.of(TemporaryName.MARK_SETTING, TemporaryName.mark(TemporaryNames.lease())), Set.of());
        try {
            admin.configure(topics.stream().collect(Collectors.toMap(topic -> topic, topic -> renewed)), Intent.DO);
        } catch (AdminFailure | Stopped e) {
            // The next renewal will succeed in time; or the brokers are away, and then nobody can delete the topics
            // either; or the audit ends.
            return;
        }
    }
}
