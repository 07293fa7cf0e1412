package ai.voicecore.gregor.it;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.testing.OldClient;
import ai.voicecore.gregor.testing.OnThisMachine;
import ai.voicecore.gregor.testing.Outcome;
import ai.voicecore.gregor.testing.TestCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Anything that would prevent a node from starting again is found before that node is stopped. */
@Tag("long")
@Timeout(900)
@OnThisMachine
class UpgradeTrapsIT {
    private static final String SPEC = """
            version: 3.9.2
            registry: {enabled: false}
            connect: {enabled: false}
            topics:
              - {name: calls, partitions: 6}
            """;
    private static final String UNDECLARED = "nobody-declared-me";
    private static final String HALF_A_MEBIBYTE = "524288";

    @RegisterExtension
    static final TestCluster CLUSTER = TestCluster.of("it-traps", SPEC);

    @BeforeAll
    static void deployCluster() {
        CLUSTER.deploy("--no-validate").expect(0);
    }

    @Test
    void obstaclesToAnUpgradeAreReportedAtOnceAndNoNodeIsStopped() throws Exception {
        Map<String, Long> before = CLUSTER.pids();
        try (Admin admin = CLUSTER.admin()) {
            admin.createTopics(List.of(
                            new NewTopic(UNDECLARED, 1, (short) 3).configs(Map.of("segment.bytes", HALF_A_MEBIBYTE))))
                    .all()
                    .get();
            set(admin, broker("1"), "log.segment.bytes", HALF_A_MEBIBYTE);
            OldClient.fetchNothing(CLUSTER.port(9092));

            for (Outcome refused : List.of(upgrade("--dry-run"), upgrade())) {
                assertThat(refused.expect(2).err())
                        .contains(
                                "topic " + UNDECLARED + ", segment.bytes: is " + HALF_A_MEBIBYTE,
                                "a broker of Kafka 4.3.1 does not start with it",
                                "kafka-configs.sh --bootstrap-server",
                                "--delete-config segment.bytes",
                                "broker 1, log.segment.bytes: is " + HALF_A_MEBIBYTE,
                                "Fetch version 0 from client unknown: was sent ",
                                "--accept-old-clients");
            }
            assertThat(CLUSTER.pids()).as("no node was stopped").isEqualTo(before);
            assertThat(CLUSTER.run("restart", "--dry-run").expect(0).out())
                    .as("no change was begun")
                    .doesNotContain("no:");

            set(admin, topic(), "segment.bytes", "1048576");
            set(admin, broker("1"), "log.segment.bytes", "1048576");
        }
        assertThat(upgrade("--dry-run", "--accept-old-clients").expect(0).out()).contains("restart kafka-0");
    }

    @Test
    void aForeignDirectoryInALogDirectoryIsFoundBeforeTheNodeIsStopped() throws IOException {
        Map<String, Long> before = CLUSTER.pids();
        Path foreign = CLUSTER.nodeDirectory("kafka-2").resolve("data/lost+found");
        Files.createDirectory(foreign);
        try {
            for (Outcome refused : List.of(CLUSTER.run("restart"), CLUSTER.run("restart", "--only", "kafka-2"))) {
                assertThat(refused.expect(1).err())
                        .contains(
                                "kafka-2 cannot be stopped now: it would not start again",
                                "holds lost+found",
                                "Move it");
            }
            assertThat(CLUSTER.run("restart", "--dry-run").expect(3).out()).contains("would not start again");
            assertThat(upgrade("--dry-run", "--accept-old-clients").expect(2).err())
                    .contains("holds lost+found");
            assertThat(CLUSTER.run("drill", "run", "kill-broker").expect(1).err())
                    .contains("kafka-2 would not start again, and nothing is broken on purpose");
            assertThat(CLUSTER.pids()).as("no node was stopped").isEqualTo(before);
        } finally {
            Files.delete(foreign);
        }
        CLUSTER.run("restart", "--only", "kafka-2").expect(0);
    }

    @Test
    void missingStorageIsFoundBeforeTheNodeIsStopped() throws IOException {
        Map<String, Long> before = CLUSTER.pids();
        Path mark = CLUSTER.nodeDirectory("kafka-1").resolve("data/meta.properties");
        Path aside = mark.resolveSibling("meta.aside");
        Files.move(mark, aside);
        try {
            assertThat(CLUSTER.run("restart", "--only", "kafka-1").expect(1).err())
                    .contains("kafka-1 cannot be stopped now", "is empty, though this node has run before");
            assertThat(CLUSTER.pids()).isEqualTo(before);
        } finally {
            Files.move(aside, mark);
        }
    }

    private static Outcome upgrade(String... options) {
        String[] all = new String[options.length + 2];
        all[0] = "--to";
        all[1] = "4.3.1";
        System.arraycopy(options, 0, all, 2, options.length);
        return CLUSTER.run("upgrade", all);
    }

    private static ConfigResource topic() {
        return new ConfigResource(ConfigResource.Type.TOPIC, UNDECLARED);
    }

    private static ConfigResource broker(String id) {
        return new ConfigResource(ConfigResource.Type.BROKER, id);
    }

    private static void set(Admin admin, ConfigResource whose, String name, String value)
            throws ExecutionException, InterruptedException {
        admin.incrementalAlterConfigs(Map.of(
                        whose, List.of(new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET))))
                .all()
                .get();
    }
}
