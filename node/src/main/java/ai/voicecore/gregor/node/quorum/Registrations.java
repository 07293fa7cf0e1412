package ai.voicecore.gregor.node.quorum;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The registrations of a broker in this node's own copy of the KRaft metadata log, segments and snapshots alike: record
 * batches of the message format 2 (KIP-98), in whose values there are metadata records (KIP-631). Kafka's classes for these
 * files move between packages in different versions; the format does not change.
 */
final class Registrations {
    private static final int BEFORE_LENGTH = Long.BYTES;
    private static final int OVERHEAD = BEFORE_LENGTH + Integer.BYTES;
    private static final int ATTRIBUTES = 21;
    private static final int COUNT = 57;
    private static final int RECORDS = 61;
    /** Compressed batches and control batches. */
    private static final int NOT_PLAIN = 0x27;

    private static final int REGISTER_BROKER = 0;
    private static final int INCARNATION_BYTES = 16;
    private static final int WITH_MIGRATING_FLAG = 2;

    private static final int BITS = 7;
    private static final int MORE = 0x80;
    private static final int SEVEN = 0x7f;

    private Registrations() {}

    /** The newest epoch in a directory of the metadata log; empty for a broker that never ran. */
    static OptionalLong newestEpoch(Path log, int broker) throws IOException {
        OptionalLong newest = OptionalLong.empty();
        for (Path file : files(log)) {
            OptionalLong found = newestEpoch(content(file), broker);
            if (found.isPresent() && found.getAsLong() > newest.orElse(-1)) {
                newest = found;
            }
        }
        return newest;
    }

    private static List<Path> files(Path log) throws IOException {
        try (Stream<Path> files = Files.list(log)) {
            return files.filter(file ->
                            file.toString().endsWith(".log") || file.toString().endsWith(".checkpoint"))
                    .sorted()
                    .toList();
        }
    }

    private static ByteBuffer content(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
        }
    }

    /** Ends at an incomplete batch. */
    static OptionalLong newestEpoch(ByteBuffer batches, int broker) {
        long[] newest = {-1};
        while (batches.remaining() > RECORDS) {
            int length = OVERHEAD + batches.getInt(batches.position() + BEFORE_LENGTH);
            if (length <= RECORDS || length > batches.remaining()) {
                break;
            }
            ByteBuffer batch = batches.slice(batches.position(), length);
            if ((batch.getShort(ATTRIBUTES) & NOT_PLAIN) == 0) {
                eachValue(batch, value -> newest[0] = Math.max(newest[0], epoch(value, broker)));
            }
            batches.position(batches.position() + length);
        }
        return newest[0] < 0 ? OptionalLong.empty() : OptionalLong.of(newest[0]);
    }

    private static void eachValue(ByteBuffer batch, Consumer<ByteBuffer> taker) {
        int count = batch.getInt(COUNT);
        batch.position(RECORDS);
        for (int i = 0; i < count; i++) {
            int length = (int) readSigned(batch);
            int end = batch.position() + length;
            batch.get();
            readSigned(batch);
            readSigned(batch);
            int key = (int) readSigned(batch);
            batch.position(batch.position() + Math.max(0, key));
            int value = (int) readSigned(batch);
            if (value > 0) {
                taker.accept(batch.slice(batch.position(), value));
            }
            batch.position(end);
        }
    }

    /** The epoch of a RegisterBrokerRecord for this broker; otherwise -1. */
    private static long epoch(ByteBuffer value, int broker) {
        readUnsigned(value);
        long kind = readUnsigned(value);
        long version = readUnsigned(value);
        if (kind != REGISTER_BROKER || value.getInt() != broker) {
            return -1;
        }
        int flag = version >= WITH_MIGRATING_FLAG ? 1 : 0;
        return value.getLong(value.position() + flag + INCARNATION_BYTES);
    }

    /** The next variable-length integer: seven bits per byte, the lowest first; signed values are zigzag. */
    static long readSigned(ByteBuffer buffer) {
        long raw = readUnsigned(buffer);
        return (raw >>> 1) ^ -(raw & 1);
    }

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
