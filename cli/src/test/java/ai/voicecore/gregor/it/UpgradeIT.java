package ai.voicecore.gregor.it;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.testing.OnThisMachine;
import ai.voicecore.gregor.testing.Records;
import ai.voicecore.gregor.testing.TestCluster;
import ai.voicecore.gregor.testing.TopicFacts;
import ai.voicecore.gregor.testing.Trickle;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** 3.9.2 → 4.3.1 and back, then to 4.4.0, finalized, while a producer writes. */
@Tag("long")
@Timeout(900)
@OnThisMachine
class UpgradeIT {
    private static final String SPEC = """
            version: 3.9.2
            registry: {enabled: false}
            connect: {enabled: false}
            topics:
              - {name: calls, partitions: 6}
            """;

    @RegisterExtension
    static final TestCluster CLUSTER = TestCluster.of("it-upgrade", SPEC);

    @Test
    void anUpgradeCanBeUndoneUntilTheFeaturesAreFinalized() throws ExecutionException, InterruptedException {
        CLUSTER.deploy("--no-validate").expect(0);
        try (Trickle trickle = Trickle.into(CLUSTER, "calls")) {
            assertThat(CLUSTER.run("upgrade", "--to", "4.3.1").expect(0).out())
                    .contains("checks hold", "metadata.version 21 → 30", "gregor upgrade --name it-upgrade --to 3.9.2");
            CLUSTER.run("upgrade", "--to", "3.9.2", "--no-validate").expect(0);
            assertThat(CLUSTER.run("upgrade", "--to", "4.4.0", "--finalize", "--audit", "--rate", "200")
                            .expect(0)
                            .out())
                    .contains("nothing lost, duplicated, out of order", "features raised");
            List<String> acknowledged = trickle.stop();

            assertThat(trickle.failures()).isEmpty();
            assertThat(Records.read(CLUSTER, "calls", acknowledged.size())).containsAll(acknowledged);
        }
        assertThat(CLUSTER.run("upgrade", "--to", "3.9.2").expect(2).err())
                .contains("cannot run with these features finalized");
        TopicFacts.read(CLUSTER)
                .forEach((topic, facts) ->
                        assertThat(facts.config()).as(topic).containsEntry("min.insync.replicas", "2"));
        try (Admin admin = CLUSTER.admin()) {
            assertThat(admin.describeFeatures().featureMetadata().get().finalizedFeatures())
                    .as("the quorum stays static (KAFKA-21426)")
                    .doesNotContainKey("kraft.version")
                    .containsKey("eligible.leader.replicas.version");
        }
    }
}
