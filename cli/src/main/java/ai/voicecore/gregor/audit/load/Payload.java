package ai.voicecore.gregor.audit.load;

import java.nio.ByteBuffer;

/** The value of a record: which one it is, and of which transaction. */
final class Payload {
    /** As long as a small event: bytes cost what they cost others. */
    private static final int BYTES = 100;

    private Payload() {}

    static byte[] of(long id, long transaction) {
        return ByteBuffer.allocate(BYTES).putLong(id).putLong(transaction).array();
    }

    static long id(byte[] value) {
        return ByteBuffer.wrap(value).getLong(0);
    }

    static long transaction(byte[] value) {
        return ByteBuffer.wrap(value).getLong(Long.BYTES);
    }
}
