package ai.voicecore.gregor.node.quorum;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalLong;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.record.MemoryRecords;
import org.apache.kafka.common.record.SimpleRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistrationsTest {
    private static final int FENCE_BROKER = 7;

    @TempDir
    Path log;

    @Test
    void theNewestRegistrationOfTheBrokerCountsInAnyFile() throws Exception {
        write("00000000000000000040-0000000001.checkpoint", registered(1, 30, 0), registered(2, 31, 0));
        write("00000000000000000041.log", registered(1, 55, 3), registered(2, 60, 3));

        assertThat(Registrations.newestEpoch(log, 1)).isEqualTo(OptionalLong.of(55));
        assertThat(Registrations.newestEpoch(log, 2)).isEqualTo(OptionalLong.of(60));
    }

    @Test
    void aBrokerThatNeverRanHasNoRegistration() throws Exception {
        write("00000000000000000000.log", registered(1, 10, 2));

        assertThat(Registrations.newestEpoch(log, 3)).isEmpty();
    }

    @Test
    void otherRecordsAreIgnored() throws Exception {
        write("00000000000000000000.log", registered(1, 10, 1), value(FENCE_BROKER, 0, 1, 99, false));

        assertThat(Registrations.newestEpoch(log, 1)).isEqualTo(OptionalLong.of(10));
    }

    @Test
    void anIncompleteBatchEndsTheFile() throws Exception {
        byte[] whole = batch(registered(1, 10, 2));
        byte[] begun = batch(registered(1, 20, 2));
        byte[] file = Arrays.copyOf(whole, whole.length + begun.length - 1);
        System.arraycopy(begun, 0, file, whole.length, begun.length - 1);
        Files.write(log.resolve("00000000000000000000.log"), file);

        assertThat(Registrations.newestEpoch(log, 1)).isEqualTo(OptionalLong.of(10));
    }

    @Test
    void randomBytesHaveNoRegistration() {
        ByteBuffer noise = ByteBuffer.wrap("no log at all ".repeat(20).getBytes(StandardCharsets.UTF_8));

        assertThat(Registrations.newestEpoch(noise, 1)).isEmpty();
    }

    private void write(String file, byte[]... values) throws Exception {
        Files.write(log.resolve(file), batch(values));
    }

    private static byte[] batch(byte[]... values) {
        ByteBuffer records = MemoryRecords.withRecords(
                        Compression.NONE,
                        Arrays.stream(values).map(SimpleRecord::new).toArray(SimpleRecord[]::new))
                .buffer();
        byte[] bytes = new byte[records.remaining()];
        records.get(bytes);
        return bytes;
    }

    private static byte[] registered(int broker, long epoch, int version) {
        return value(0, version, broker, epoch, version >= 2);
    }

    /** The fields of RegisterBrokerRecord.json (KIP-631) that are read. */
    private static byte[] value(int kind, int version, int broker, long epoch, boolean withFlag) {
        ByteBuffer value =
                ByteBuffer.allocate(64).put((byte) 1).put((byte) kind).put((byte) version);
        value.putInt(broker);
        if (withFlag) {
            value.put((byte) 0);
        }
        value.putLong(1).putLong(2).putLong(epoch).putInt(0);
        return Arrays.copyOf(value.array(), value.position());
    }
}
