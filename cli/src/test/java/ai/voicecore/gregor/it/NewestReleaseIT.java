package ai.voicecore.gregor.it;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.testing.OnThisMachine;
import ai.voicecore.gregor.testing.TestCluster;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** 3.9.2 and 4.3.1 → 4.4.0 and back, with Connect and the registry; 4.4.0 was published without MirrorMaker. */
@Tag("long")
@Timeout(900)
@OnThisMachine
class NewestReleaseIT {
    private static final String TOPICS = "topics: [{name: calls, partitions: 3}]\n";

    @RegisterExtension
    static final TestCluster CLUSTER = TestCluster.of("it-newest", TOPICS);

    @Test
    void anUpgradeOfAllNodesCanBeUndone() {
        deploy(TOPICS, "4.3.1");

        upgrade();
        assertThat(CLUSTER.run("validate").expect(0).out()).contains("20 of 20 records through a sink and a source");

        undo("4.3.1");
    }

    @Test
    void anUpgradeOfOldBrokersCanBeUndone() {
        deploy("registry: {enabled: false}\nconnect: {enabled: false}\n" + TOPICS, "3.9.2");

        upgrade();

        undo("3.9.2");
    }

    private static void deploy(String spec, String version) {
        CLUSTER.spec(spec);
        CLUSTER.deploy("--kafka-version", version, "--no-validate").expect(0);
    }

    private static void upgrade() {
        assertThat(CLUSTER.run("upgrade", "--to", "4.4.0").expect(0).out()).contains("checks hold");
    }

    private static void undo(String version) {
        CLUSTER.run("upgrade", "--to", version).expect(0);
        CLUSTER.run("down", "--delete-data", "--yes").expect(0);
    }
}
