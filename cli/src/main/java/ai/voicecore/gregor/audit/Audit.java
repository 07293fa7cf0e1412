package ai.voicecore.gregor.audit;

import ai.voicecore.gregor.admin.AdminFailure;
import ai.voicecore.gregor.admin.ClusterAdmin;
import ai.voicecore.gregor.admin.TemporaryNames;
import ai.voicecore.gregor.admin.TrialTopic;
import ai.voicecore.gregor.audit.history.Isolation;
import ai.voicecore.gregor.audit.history.Lane;
import ai.voicecore.gregor.audit.ledger.Ledger;
import ai.voicecore.gregor.audit.load.AuditClients;
import ai.voicecore.gregor.audit.load.ClientLog;
import ai.voicecore.gregor.audit.load.Load;
import ai.voicecore.gregor.audit.load.LoadContext;
import ai.voicecore.gregor.audit.load.Meters;
import ai.voicecore.gregor.audit.load.Scanner;
import ai.voicecore.gregor.audit.load.Topics;
import ai.voicecore.gregor.cluster.Brokers;
import ai.voicecore.gregor.concurrent.Await;
import ai.voicecore.gregor.concurrent.Time;
import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.spec.TopicSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Produces and consumes a verified load while something is done to a cluster: {@link #start}, do it, {@link #finish},
 * {@link #close}. It writes to its own topics, reads them back, and reports every violation of what Kafka promises.
 *
 * <p>{@link #close} may be called at any time and from any thread; it ends the load and deletes the topics and groups of
 * this audit. The ledger is kept only if something is wrong, or if a partition was unavailable for longer than normal
 * events explain.
 */
public final class Audit implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(20);

    /** As many as the default cluster has brokers, so that each broker leads one of each lane. */
    private static final int PARTITIONS = 3;

    /** Timeout of each step: until all lanes are written and read, until all records are answered, until all are read. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Brokers brokers;
    private final ClusterAdmin admin;
    private final Topics topics;
    private final AuditClients clients;
    private final Meters meters;
    private final Ledger ledger;
    private final ClientLog clientLog;
    private final AtomicReference<@Nullable KafkaException> failure = new AtomicReference<>();
    private final Load load;
    private final Lease lease;
    private final Time time;
    private final long created;

    private volatile long begun;
    private boolean keepLedger;
    private boolean closed;

    /**
     * Throws {@link Failure} if the ledger cannot be written; creates nothing in the cluster yet.
     *
     * @param run unique name of this audit; its topics and groups are called {@code gregor-audit-<run>-…}
     * @param rate records per second of the plain, the idempotent and the source lane together; the transactional lane
     *     adds its own
     * @param admin creates and deletes the audit's topics; the caller closes it
     * @param scratch parent directory for the ledger
     * @param time the clock for waiting; the load itself runs until it is told to end
     */
    public Audit(Brokers brokers, ClusterAdmin admin, Path scratch, String run, int rate, Time time) {
        this.time = time;
        this.created = time.nanos();
        this.brokers = brokers;
        this.admin = admin;
        this.topics = new Topics(run, PARTITIONS);
        this.clients = new AuditClients(brokers.access(), topics);
        this.lease = new Lease(admin.topics(), topics.all());
        this.meters = new Meters(PARTITIONS, time);
        this.ledger = new Ledger(scratch.resolve("audit-" + run), PARTITIONS);
        this.clientLog = new ClientLog(ledger.directory().resolve("clients.log"), topics.prefix());
        this.load = new Load(new LoadContext(topics, clients, ledger, meters, failure, PATIENCE), rate);
    }

    /** Returns when every partition of every lane was written and read; throws {@link AdminFailure} on timeout. */
    public void start() {
        admin.createTopics(topics.all().stream().map(this::topic).toList());
        lease.begin();
        load.start();
        new Await(PATIENCE, POLL, time)
                .until(() -> meters.isFlowing() || load.trouble().isPresent());
        if (!meters.isFlowing()) {
            throw noLoad();
        }
        begun = time.nanos();
        meters.begin(begun);
        clientLog.note("every partition is written and read: the times in the report count from here");
        load.measure();
    }

    private AdminFailure noLoad() {
        return AdminFailure.unreachable(
                "the audit's lanes do not all flow after " + PATIENCE.toSeconds()
                        + " s: not every partition is written and read"
                        + Optional.ofNullable(failure.get())
                                .map(told -> ". A client got: " + told.getMessage())
                                .orElse(""),
                load.trouble().orElse(null));
    }

    private TopicSpec topic(String name) {
        return TrialTopic.of(
                name, PARTITIONS, brokers.replication(), brokers.minInsyncReplicas(), TemporaryNames.lease());
    }

    public AuditProgress progress() {
        long now = time.nanos();
        return new AuditProgress(
                Duration.ofNanos(now - begun),
                meters.acknowledged(),
                meters.read(),
                meters.silence(lane -> lane != Lane.TRANSACTIONAL, now),
                meters.silence(lane -> lane == Lane.TRANSACTIONAL, now));
    }

    /**
     * Ends the load, waits until every record is answered and read, and examines all records. Call it once, after {@link
     * #start}.
     */
    public AuditReport finish() {
        long ended = time.nanos();
        Duration stall = load.longestStall();
        meters.end(ended);
        clientLog.note("the load ends");
        List<String> unproven = new ArrayList<>(settle());
        load.abandon();
        ledger.close();
        keepLedger = true;
        Examination.Result result = new Examination(topics, ledger, clients, load.transactor(), PATIENCE).run();
        unproven.addAll(result.unproven());
        AuditReport report = new Reporting(brokers.cluster(), topics.run(), meters, load.transactor())
                .report(
                        result,
                        unproven,
                        Duration.ofNanos(ended - begun),
                        time.since(created),
                        stall,
                        Optional.of(ledger.directory()));
        keepLedger = report.ledger().isPresent();
        return report;
    }

    /** Returns the steps that did not finish in time. */
    private List<String> settle() {
        List<String> unsettled = new ArrayList<>();
        String within = " within " + PATIENCE.toSeconds() + " s";
        if (!load.stopSending(PATIENCE.multipliedBy(2))) {
            unsettled.add("not every sent record was answered" + within);
        }
        try (Scanner scanner = clients.scanner(Isolation.READ_UNCOMMITTED)) {
            if (!load.drain(ends(scanner, List.of(Lane.SOURCE)), PATIENCE)) {
                unsettled.add("the transactions did not consume all of the source" + within);
            }
            if (!load.readAll(ends(scanner, List.of(Lane.values())), PATIENCE)) {
                unsettled.add("the readers did not read everything" + within);
            }
        } catch (KafkaException e) {
            unsettled.add("the end offsets of the topics could not be read: " + e.getMessage());
        }
        load.trouble()
                .ifPresent(trouble -> unsettled.add("a client of the audit failed: "
                        + (trouble instanceof Failure known ? known.getMessage() : trouble)));
        return unsettled;
    }

    private Map<TopicPartition, Long> ends(Scanner scanner, List<Lane> lanes) {
        List<TopicPartition> partitions =
                lanes.stream().map(topics::partitions).flatMap(List::stream).toList();
        return new HashMap<>(scanner.ends(partitions));
    }

    /** Throws {@link AdminFailure} with the names of objects that could not be deleted. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        lease.end();
        load.abandon();
        List<String> left = new ArrayList<>();
        topics.all().forEach(topic -> tryTo(() -> admin.deleteOwnTopic(topic), "topic " + topic, left));
        Stream.of("reader-read_committed", "reader-read_uncommitted", "transactions")
                .map(topics::group)
                .forEach(group -> tryTo(() -> admin.deleteOwnGroup(group), "group " + group, left));
        ledger.close();
        clientLog.close();
        if (!keepLedger) {
            ledger.delete();
        }
        if (!left.isEmpty()) {
            throw AdminFailure.unreachable("left behind: " + String.join(", ", left));
        }
    }

    private static void tryTo(Runnable deletion, String what, List<String> left) {
        try {
            deletion.run();
        } catch (AdminFailure e) {
            left.add(what + " (" + e.getMessage() + ")");
        }
    }
}
