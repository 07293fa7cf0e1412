package ai.voicecore.gregor.node.quorum;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LostQuorumTest {
    @ParameterizedTest
    @CsvSource({",true", "500,true", "3000,true", "0,false", "60000,false", "often,false"})
    void aQuietControllerIsASignOnlyWhereItWritesOften(@Nullable String idleMillis, boolean sign) {
        assertThat(LostQuorum.isOften(idleMillis)).isEqualTo(sign);
    }
}
