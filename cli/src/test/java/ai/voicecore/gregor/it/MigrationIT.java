package ai.voicecore.gregor.it;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.testing.OnThisMachine;
import ai.voicecore.gregor.testing.TestCluster;
import ai.voicecore.gregor.testing.TopicFacts;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** From ZooKeeper to KRaft, back, and there for good, under a verified load. */
@Tag("long")
@Timeout(900)
@OnThisMachine
class MigrationIT {
    private static final String REST = """
            version: 3.9.2
            registry: {enabled: false}
            connect: {enabled: false}
            topics:
              - {name: calls, partitions: 6, config: {retention.ms: 7200000}}
            """;

    private static final String NOTHING_LOST = "nothing lost, duplicated, out of order";

    @RegisterExtension
    static final TestCluster CLUSTER = TestCluster.of("it-migration", "mode: zookeeper\n" + REST);

    @Test
    void aMigrationCanBeRolledBackUntilItIsFinalized() {
        CLUSTER.deploy("--no-validate").expect(0);
        TopicFacts before = calls();
        TestClients.give(CLUSTER);

        assertThat(migrate("start")).contains(NOTHING_LOST);
        assertThat(CLUSTER.run("migrate", "status").expect(0).out())
                .contains("DUAL_WRITE", ", since 20", "gregor migrate finalize");
        CLUSTER.run("validate").expect(0);
        CLUSTER.run("restart", "--only", "controller-0,controller-1,controller-2")
                .expect(0);
        assertThat(CLUSTER.run("upgrade", "--to", "3.9.1").expect(2).err()).contains("migrate finalize");

        assertThat(migrate("rollback")).contains(NOTHING_LOST);
        assertThat(CLUSTER.run("migrate", "status").expect(0).out()).contains("ZOOKEEPER", "gregor migrate start");
        CLUSTER.run("validate").expect(0);

        assertThat(migrate("start")).contains(NOTHING_LOST);
        TestClients.assertAllIsThere(CLUSTER);
        TestClients.deleteGroup(CLUSTER);
        assertThat(CLUSTER.run("migrate", "finalize", "--yes").expect(2).err())
                .contains("group billing had committed offsets", "--accept-lost billing", "gregor migrate rollback");
        assertThat(migrate("finalize", "--yes", "--accept-lost", "billing")).contains(NOTHING_LOST, "+ mode: kraft");
        CLUSTER.run("validate").expect(0);

        assertThat(calls()).isEqualTo(before);
        CLUSTER.spec("mode: kraft\ncontrollers: dedicated\ncontrollerCount: 3\n" + REST);
        assertThat(CLUSTER.deploy("--dry-run").expect(0).out()).contains("Nothing would be changed");
    }

    private static TopicFacts calls() {
        return TopicFacts.read(CLUSTER).get("calls");
    }

    private static String migrate(String what, String... more) {
        return CLUSTER.run(
                        "migrate",
                        Stream.concat(Stream.of(what, "--audit", "--rate", "200"), Stream.of(more))
                                .toArray(String[]::new))
                .expect(0)
                .out();
    }
}
