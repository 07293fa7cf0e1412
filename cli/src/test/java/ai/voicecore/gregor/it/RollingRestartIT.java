package ai.voicecore.gregor.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.voicecore.gregor.testing.CommandLine;
import ai.voicecore.gregor.testing.OnThisMachine;
import ai.voicecore.gregor.testing.Outcome;
import ai.voicecore.gregor.testing.Records;
import ai.voicecore.gregor.testing.TestCluster;
import ai.voicecore.gregor.testing.TopicFacts;
import ai.voicecore.gregor.testing.Trickle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** A running cluster is restarted and its topics are changed, while a producer writes. */
@Timeout(600)
@OnThisMachine
class RollingRestartIT {
    private static final String SPEC = """
            registry: {enabled: false}
            connect: {enabled: false}
            topics:
              - {name: calls, partitions: 6}
            """;
    /** The target for a planned restart is 1 s; it takes longer on a machine that runs a build at the same time. */
    private static final Duration LONGEST_GAP = Duration.ofSeconds(10);

    @RegisterExtension
    static final TestCluster CLUSTER = TestCluster.of("it-rolling", SPEC);

    @BeforeAll
    static void deployCluster() {
        CLUSTER.deploy("--no-validate").expect(0);
    }

    @Test
    void everyNodeIsRestartedWhileAProducerWrites() {
        Map<String, Long> before = CLUSTER.pids();
        try (Trickle trickle = Trickle.into(CLUSTER, "calls")) {
            JsonNode restart = CLUSTER.run("restart", "--audit", "--rate", "200", "-o", "json")
                    .expect(0)
                    .json();
            List<String> acknowledged = trickle.stop();

            assertThat(restart.path("done").path(0).asString()).startsWith("3 nodes restarted");
            assertThat(restart.path("audit").path("anomalies").asLong()).isZero();
            assertThat(restart.path("audit").path("acknowledged").asLong()).isGreaterThan(1_000);
            assertThat(restart.path("audit")
                            .path("longestWithoutAcknowledgement")
                            .path("millis")
                            .asDouble())
                    .isPositive();
            assertThat(trickle.failures()).isEmpty();
            assertThat(trickle.longestGap()).isLessThan(LONGEST_GAP);
            assertThat(Records.read(CLUSTER, "calls", acknowledged.size())).containsAll(acknowledged);
        }
        Map<String, Long> after = CLUSTER.pids();
        assertThat(after).hasSize(3);
        after.forEach((node, pid) -> assertThat(pid).as(node).isNotEqualTo(before.get(node)));
        CLUSTER.validate().holds();
    }

    @Test
    void noOtherCommandChangesTheClusterDuringARestart() {
        CommandLine.Running restart = CLUSTER.start("restart", "--only", "kafka-0");
        await("it has begun")
                .atMost(Duration.ofSeconds(60))
                .until(() -> restart.reported().contains("restarting kafka-0"));

        assertThat(CLUSTER.run("down", "--delete-data", "--yes").expect(1).err())
                .contains("being changed just now, by gregor restart");

        restart.await().expect(0);
        CLUSTER.awaitReady("kafka-0", Duration.ofSeconds(60));
    }

    @Test
    void aDryRunRestartsNoNode() {
        Map<String, Long> before = CLUSTER.pids();

        assertThat(CLUSTER.run("restart", "--dry-run").expect(0).out())
                .contains("kafka-0", "kafka-1", "kafka-2", "the active controller: last of the controllers");
        assertThat(CLUSTER.run("restart", "--only", "kafka-7").expect(2).err()).contains("no node kafka-7");

        assertThat(CLUSTER.pids()).isEqualTo(before);
    }

    /**
     * Only the file with the node's identity is removed: without other files the broker could end before it is asked.
     */
    @Test
    void aNodeThatWouldNotStartAgainIsNotStopped() throws IOException {
        Path mark = CLUSTER.nodeDirectory("kafka-1").resolve("data/meta.properties");
        Path aside = CLUSTER.nodeDirectory("kafka-1").resolve("aside");
        Map<String, Long> before = CLUSTER.pids();
        Files.move(mark, aside);
        try {
            assertThat(CLUSTER.run("restart", "--only", "kafka-1,kafka-2")
                            .expect(1)
                            .err())
                    .contains("kafka-1 cannot be stopped now: it would not start again", "gregor replace");
        } finally {
            Files.move(aside, mark);
        }
        assertThat(CLUSTER.pids()).isEqualTo(before);
    }

    /** A damaged file with the quorum's state is only found when the node starts. */
    @Test
    void aRestartStopsAtANodeThatFailsAndContinuesWhenItIsRepaired() throws IOException {
        Path state = CLUSTER.nodeDirectory("kafka-1").resolve("data/__cluster_metadata-0/quorum-state");
        byte[] sound = Files.readAllBytes(state);
        Map<String, Long> before = CLUSTER.pids();
        Outcome stopped;
        Files.writeString(state, "no state");
        try {
            stopped = CLUSTER.run("restart", "--only", "kafka-1,kafka-2").expect(1);
            assertThat(stopped.err()).contains("kafka-1 does not come back", "gregor logs kafka-1");
            assertThat(stopped.err()).contains("Leave out the remaining nodes: gregor deploy");
            assertThat(CLUSTER.run("topics", "apply").expect(1).err())
                    .contains("in the middle of another change: gregor restart", "Continue it: gregor restart");
            assertThat(CLUSTER.run("status").out())
                    .contains(
                            "A change is not finished: gregor restart, begun ", " ago", "Continue it: gregor restart");
        } finally {
            Files.write(state, sound);
        }

        String resumed =
                CLUSTER.run("restart", "--only", "kafka-1,kafka-2").expect(0).err();
        assertThat(resumed).contains("going on with the interrupted restart", "kafka-1: back");
        // The active controller is restarted last. If that is kafka-1, kafka-2 was restarted before the first command
        // stopped.
        assertThat(stopped.err() + resumed).containsOnlyOnce("kafka-2: back");

        assertThat(CLUSTER.run("status").expect(0).out()).doesNotContain("not finished");
        assertThat(CLUSTER.pids().get("kafka-0")).isEqualTo(before.get("kafka-0"));
        assertThat(CLUSTER.pids().get("kafka-2")).isNotEqualTo(before.get("kafka-2"));
    }

    @Test
    void topicsAreChangedAsDeclaredAndNothingElseIsChanged() {
        Path file = CLUSTER.write("it-rolling-topics", """
                name: it-rolling
                topics:
                  - {name: calls, partitions: 6}
                  - {name: single, partitions: 2, replication: 1}
                """);
        assertThat(CLUSTER.gregor("topics", "diff", "--name", CLUSTER.name())
                        .expect(0)
                        .out())
                .contains("as it is declared");
        assertThat(topics("diff", file).expect(3).out()).contains("+ single: create with 2 partitions");
        topics("apply", file).expect(0);
        topics("diff", file).expect(0);
        assertThat(CLUSTER.run("restart").expect(1).err()).contains("single-", "Give the topic more replicas");

        Path changed = CLUSTER.write("it-rolling-topics", """
                name: it-rolling
                topics:
                  - {name: single, partitions: 4, replication: 3, config: {retention.ms: 60000}}
                """);
        Outcome applied = topics("apply", changed).expect(0);

        assertThat(applied.err()).contains("single: replication 1 → 3", "single: partitions 2 → 4");
        TopicFacts single = TopicFacts.read(CLUSTER).get("single");
        assertThat(single.partitions()).isEqualTo(4);
        assertThat(single.replicationFactors()).containsOnly(3);
        assertThat(single.config())
                .containsEntry("retention.ms", "60000")
                .containsEntry("min.insync.replicas", "2")
                .containsEntry("leader.replication.throttled.replicas", "");
        assertThat(topics("diff", changed).expect(0).out()).contains("? calls: delete with all its records");

        Outcome refused = CLUSTER.gregor("topics", "apply", "-f", changed.toString(), "--prune")
                .expect(1);
        assertThat(refused.err()).contains("--prune --confirm calls");
        assertThat(TopicFacts.read(CLUSTER)).containsKey("calls");
        topics("apply", CLUSTER.write("it-rolling-topics", "name: it-rolling\n" + SPEC))
                .expect(0);
    }

    private static Outcome topics(String command, Path file) {
        return CLUSTER.gregor("topics", command, "-f", file.toString());
    }
}
