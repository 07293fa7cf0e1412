package ai.voicecore.gregor.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.voicecore.gregor.testing.CommandLine;
import ai.voicecore.gregor.testing.JUnitReport;
import ai.voicecore.gregor.testing.OnThisMachine;
import ai.voicecore.gregor.testing.Outcome;
import ai.voicecore.gregor.testing.Signals;
import ai.voicecore.gregor.testing.TestCluster;
import ai.voicecore.gregor.testing.TopicFacts;
import ai.voicecore.gregor.testing.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/**
 * The audit on a real cluster: without faults, while a broker is killed, and while another client deletes its records.
 */
@Timeout(600)
@OnThisMachine
class AuditIT {
    private static final Duration SOON = Duration.ofSeconds(60);

    @RegisterExtension
    static final TestCluster CLUSTER =
            TestCluster.of("it-audit", "{registry: {enabled: false}, connect: {enabled: false}}");

    @BeforeAll
    static void deployCluster() {
        CLUSTER.deploy("--no-validate").expect(0);
    }

    @AfterEach
    void noAuditTopicIsLeft() throws Exception {
        assertThat(auditTopics()).isEmpty();
        try (Admin admin = CLUSTER.admin()) {
            assertThat(admin.listGroups().all().get().stream().map(GroupListing::groupId))
                    .noneMatch(group -> group.startsWith("gregor-audit-"));
        }
    }

    private static Set<String> auditTopics() {
        return TopicFacts.read(CLUSTER).keySet().stream()
                .filter(topic -> topic.startsWith("gregor-audit-"))
                .collect(Collectors.toSet());
    }

    /** Waits for records; returns the idempotent lane's topic. */
    private static String awaitRecords() {
        await("the audit's topics").atMost(SOON).until(() -> auditTopics().size() == 4);
        String idempotent = auditTopics().stream()
                .filter(topic -> topic.endsWith("-idempotent"))
                .findFirst()
                .orElseThrow();
        await("records are there").atMost(SOON).until(() -> AuditTopic.end(CLUSTER, idempotent) > 100);
        return idempotent;
    }

    private static List<String> ledgers() {
        try (Stream<Path> files = Files.list(CLUSTER.directory().resolve("audits"))) {
            return files.map(Path::toString).toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void withoutFaultsTheAuditFindsNoAnomaly() {
        JsonNode report = CLUSTER.run("audit", "run", "--for", "10s", "--rate", "300", "-o", "json")
                .expect(0)
                .json();

        assertThat(report.path("holds").asBoolean()).isTrue();
        assertThat(report.path("lanes").size()).isEqualTo(4);
        for (JsonNode lane : report.path("lanes")) {
            assertThat(lane.path("acknowledged").asLong()).as(lane.toString()).isGreaterThan(300);
            assertThat(lane.path("unknown").asLong()).as(lane.toString()).isLessThanOrEqualTo(abortedAtMost(lane));
            assertThat(lane.path("partitions").size()).isEqualTo(3);
        }
        assertThat(report.path("transactions").path("aborted").asLong()).isPositive();
        assertThat(report.path("transactions").path("hung").asLong()).isZero();
        assertThat(ledgers()).isEmpty();
    }

    @Test
    void anAuditWithTooManyRecordsIsRefused() {
        assertThat(CLUSTER.run("audit", "run", "--for", "12h").expect(2).err())
                .contains("--for: and --rate make 25920000 records", "With --rate 277");
        assertThat(auditTopics()).isEmpty();
    }

    @Test
    void ctrlCEndsTheAuditEarlyWithAReport() {
        CommandLine.Running audit = CLUSTER.start("audit", "run", "--for", "1h", "--rate", "300", "-o", "json");
        awaitRecords();

        Signals.interrupt(audit.process().pid());
        JsonNode report = audit.await().expect(130).json();

        assertThat(report.path("holds").asBoolean()).isTrue();
        for (JsonNode lane : report.path("lanes")) {
            assertThat(lane.path("acknowledged").asLong()).as(lane.toString()).isPositive();
        }
    }

    /** Records that are aborted before they are sent are counted as unknown. */
    private static long abortedAtMost(JsonNode lane) {
        return lane.path("lane").asString().equals("transactional")
                ? lane.path("attempted").asLong() / 4
                : 0;
    }

    @Test
    void aKilledBrokerDelaysRecordsButLosesNone() {
        Outcome outcome = CLUSTER.run("drill", "run", "kill-broker", "--rate", "300", "-o", "json");
        JsonNode drill = outcome.expect(0).json().path("drills").path(0);

        assertThat(drill.path("audit").path("anomalies").asLong()).isZero();
        assertThat(drill.path("validation").path("holds").asBoolean()).isTrue();
        // It led a third of the partitions, and its session lasts 9 s.
        assertThat(drill.path("elections").asLong()).isPositive();
        assertThat(drill.path("withoutAcknowledgementMillis").asLong()).isPositive();
        assertThat(drill.path("wellAfterMillis").isNumber()).isTrue();
        List<String> events = StreamSupport.stream(drill.path("events").spliterator(), false)
                .map(event -> event.path("what").asString())
                .toList();
        String killed = drill.path("fault").asString().substring("kill ".length());
        assertThat(events).contains("kill " + killed, killed + " is ready");
        assertThat(CLUSTER.node(killed).path("restarts").asInt()).isPositive();
        assertThat(outcome.err()).contains("+0 s  without acknowledgement");
    }

    @Test
    void recordsThatAnotherClientDeletesAreReportedAsLost() {
        CommandLine.Running audit = CLUSTER.start("audit", "run", "--for", "8s", "--rate", "300", "-o", "junit");
        String idempotent = awaitRecords();
        AuditTopic.deleteUpTo(CLUSTER, idempotent, 50);

        Outcome outcome = audit.await().expect(3);
        assertThat(JUnitReport.of(outcome).failed()).containsExactly("idempotent");
        assertThat(outcome.out()).contains("lost");
        assertThat(ledgers()).hasSize(1);
        deleteLedgers();
    }

    /** The brokers keep the members of its groups until their session ends; the command does not wait for that. */
    @Test
    void leftoversOfAKilledAuditAreRemovedByTheNextCommand() {
        CommandLine.Running audit = CLUSTER.start("audit", "run", "--for", "1h", "--rate", "300");
        awaitRecords();
        Signals.kill(audit.process().pid());

        assertThat(CLUSTER.run("topics", "list").expect(0).err())
                .contains("removed what a killed command has left: gregor-audit-");
        assertThat(CLUSTER.run("topics", "list").expect(0).err()).isEmpty();
        deleteLedgers();
    }

    private static void deleteLedgers() {
        ledgers().forEach(ledger -> {
            try {
                Trees.delete(Path.of(ledger));
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
    }

    @Test
    void ctrlCRemovesTheFaultOfADrill() {
        CommandLine.Running drill = startPausingABroker();

        Signals.interrupt(drill.process().pid());
        drill.await().expect(130);

        awaitBrokers();
    }

    @Test
    void theFaultOfAKilledDrillIsRemovedByTheNextCommand() {
        Signals.kill(startPausingABroker().process().pid());

        assertThat(CLUSTER.run("topics", "moves").err())
                .contains("mended the fault of a killed drill: kafka-", "runs again");

        awaitBrokers();
        assertThat(CLUSTER.run("drill", "mend").expect(0).out()).contains("No drill has left a fault");
        CLUSTER.run("topics", "list").expect(0);
        deleteLedgers();
    }

    /** Starts a drill; returns when a broker is paused. */
    private static CommandLine.Running startPausingABroker() {
        CommandLine.Running drill = CLUSTER.start("drill", "run", "pause-broker", "--rate", "300");
        await("a broker is halted").atMost(SOON).until(() -> drill.reported().contains("is unready"));
        return drill;
    }

    private static void awaitBrokers() {
        for (String broker : List.of("kafka-0", "kafka-1", "kafka-2")) {
            CLUSTER.awaitReady(broker, SOON);
        }
    }
}
