package ai.voicecore.gregor.it;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.testing.OnThisMachine;
import ai.voicecore.gregor.testing.TestCluster;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** 4.3.1 → 4.4.0 and back, with Connect and the registry; 4.4.0 was published without MirrorMaker. */
@Tag("long")
@Timeout(900)
@OnThisMachine
class NewestReleaseIT {
    @RegisterExtension
    static final TestCluster CLUSTER = TestCluster.of("it-newest", "topics: [{name: calls, partitions: 3}]\n");

    @Test
    void anUpgradeOfAllNodesCanBeUndone() {
        CLUSTER.deploy("--kafka-version", "4.3.1", "--no-validate").expect(0);

        assertThat(CLUSTER.run("upgrade", "--to", "4.4.0").expect(0).out()).contains("checks hold");
        assertThat(CLUSTER.run("validate").expect(0).out()).contains("20 of 20 records through a sink and a source");

        CLUSTER.run("upgrade", "--to", "4.3.1").expect(0);
    }
}
