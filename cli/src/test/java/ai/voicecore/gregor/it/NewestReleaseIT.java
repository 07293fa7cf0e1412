package ai.voicecore.gregor.it;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.testing.OnThisMachine;
import ai.voicecore.gregor.testing.TestCluster;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** 3.9.2 and 4.3.1 → 4.4.0 and back, with Connect and the registry; 4.4.0 was published without MirrorMaker. */
@Tag("long")
@Timeout(900)
@OnThisMachine
class NewestReleaseIT {
    private static final String NEWEST = "4.4.0";

    @RegisterExtension
    static final TestCluster CLUSTER = TestCluster.of("it-newest", "topics: [{name: calls, partitions: 3}]");

    @ParameterizedTest
    @ValueSource(strings = {"3.9.2", "4.3.1"})
    void anUpgradeToItCanBeUndone(String before) {
        CLUSTER.deploy("--kafka-version", before, "--no-validate").expect(0);

        assertThat(CLUSTER.run("upgrade", "--to", NEWEST).expect(0).out()).contains("checks hold");
        assertThat(CLUSTER.run("validate").expect(0).out()).contains("20 of 20 records through a sink and a source");
        CLUSTER.run("upgrade", "--to", before).expect(0);
        CLUSTER.run("down", "--delete-data", "--yes").expect(0);
    }
}
