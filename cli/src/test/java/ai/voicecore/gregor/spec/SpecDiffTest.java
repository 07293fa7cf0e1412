package ai.voicecore.gregor.spec;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.spec.yaml.ClusterSpecReader;
import ai.voicecore.gregor.spec.yaml.SpecSource;
import org.junit.jupiter.api.Test;

class SpecDiffTest {
    private static ClusterSpec spec(String yaml) {
        return ClusterSpecReader.read(SpecSource.of("test", "name: x\n" + yaml));
    }

    @Test
    void theLinesThatDifferAreNamed() {
        assertThat(SpecDiff.of(
                        spec("mode: zookeeper\nversion: 3.9.2\n"),
                        spec("mode: kraft\nversion: 3.9.2\ncontrollers: dedicated\ncontrollerCount: 3\n")))
                .containsExactly(
                        "- mode: zookeeper",
                        "- zookeepers: 3",
                        "+ mode: kraft",
                        "+ controllers: dedicated",
                        "+ controllerCount: 3");
    }

    @Test
    void theSameSpecHasNone() {
        assertThat(SpecDiff.of(spec("version: 4.3.1\n"), spec("version: 4.3.1\n")))
                .isEmpty();
    }
}
