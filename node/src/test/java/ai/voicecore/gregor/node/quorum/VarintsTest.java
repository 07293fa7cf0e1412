package ai.voicecore.gregor.node.quorum;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.apache.kafka.common.utils.ByteUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VarintsTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, -1, 63, 64, 127, 128, -129, 300, 16_384, Integer.MAX_VALUE, Integer.MIN_VALUE})
    void varintsAreReadAsKafkaWritesThem(int value) {
        ByteBuffer buffer = ByteBuffer.allocate(20);
        ByteUtils.writeVarint(value, buffer);
        ByteUtils.writeUnsignedVarint(Math.abs(Math.max(value, -1)), buffer);
        buffer.flip();

        assertThat(Registrations.readSigned(buffer)).isEqualTo(value);
        assertThat(Registrations.readUnsigned(buffer)).isEqualTo(Math.abs(Math.max(value, -1)));
        assertThat(buffer.hasRemaining()).isFalse();
    }

    @Test
    void longVarintsAreReadCompletely() {
        ByteBuffer buffer = ByteBuffer.allocate(20);
        ByteUtils.writeVarlong(Long.MIN_VALUE, buffer);
        buffer.flip();

        assertThat(Registrations.readSigned(buffer)).isEqualTo(Long.MIN_VALUE);
        assertThat(buffer.hasRemaining()).isFalse();
    }
}
