package ai.voicecore.gregor.platform;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.failure.Remedy;
import ai.voicecore.gregor.snapshot.NodeEnd;
import java.time.Instant;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class EndAdviceTest {
    @Test
    void ifTheReasonIsUnknownTheRemedyNamesTheLog() {
        assertThat(EndAdvice.of("kafka-1", refusal("NoSuchFileException: /data/x")))
                .isEqualTo(new EndAdvice(
                        Remedy.of(
                                "Do what it says; its log tells more: {gregor logs kafka-1}\nThen type {gregor deploy}."),
                        true));
    }

    private static NodeEnd refusal(String reason) {
        return new NodeEnd(Instant.EPOCH, OptionalInt.of(EndReason.REFUSED), reason);
    }
}
