package ai.voicecore.gregor.audit.load;

import java.nio.ByteBuffer;

/** The value of a record: its id and its transaction. */
final class Payload {
    /** The size of a small event, because larger records load the cluster's network and disks. */
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
