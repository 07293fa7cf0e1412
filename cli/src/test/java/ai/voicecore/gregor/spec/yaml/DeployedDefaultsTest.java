package ai.voicecore.gregor.spec.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.spec.ClusterSpec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fields that stored data depends on keep their deployed value if the spec does not set them. */
class DeployedDefaultsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "brokers: 1                  |brokers: 3                                        |controllerCount        |1",
                "brokers: 1                  |{brokers: 3, controllerCount: 3}                  |controllerCount        |3",
                "''                          |brokers: 5                                        |controllerCount        |3",
                "version: 4.3.0              |brokers: 4                                        |version                |4.3.0",
                "version: 4.3.0              |version: 4.3.1                                    |version                |4.3.1",
                "platform: kubernetes        |{platform: kubernetes, profile: local}            |kubernetes.broker.storage|100Gi",
                "{platform: kubernetes, profile: local}|platform: kubernetes                    |kubernetes.broker.storage|100Gi",
            })
    void theDeployedValueReplacesTheDefault(String deployed, String document, String path, String value) {
        ClusterSpec spec = ClusterSpecReader.read(
                SpecSource.of("cluster.yaml", document),
                ClusterSpecReader.read(SpecSource.of("deployed.yaml", deployed)));

        assertThat(SpecWriter.flat(spec)).containsEntry(path, value);
    }
}
