package ai.voicecore.gregor.node.quorum;

import java.nio.ByteBuffer;

/** Variable-length integers of Kafka's records: seven bits per byte, the lowest first. */
final class Varints {
    private static final int BITS = 7;
    private static final int MORE = 0x80;
    private static final int SEVEN = 0x7f;

    private Varints() {}

    /** The next signed value (zigzag). */
    static long readSigned(ByteBuffer buffer) {
        long raw = readUnsigned(buffer);
        return (raw >>> 1) ^ -(raw & 1);
    }

    /** The next unsigned value. */
    static long readUnsigned(ByteBuffer buffer) {
        long value = 0;
        int shift = 0;
        byte next = buffer.get();
        while ((next & MORE) != 0) {
            value |= (long) (next & SEVEN) << shift;
            shift += BITS;
            next = buffer.get();
        }
        return value | (long) next << shift;
    }
}
