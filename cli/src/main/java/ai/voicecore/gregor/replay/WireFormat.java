package ai.voicecore.gregor.replay;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Serial;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.jspecify.annotations.Nullable;

/**
 * Confluent's wire format: a zero byte, the schema's id as four bytes, most significant first, then Avro binary.
 *
 * @see <a href="https://docs.confluent.io/platform/current/schema-registry/fundamentals/serdes-develop/index.html#wire-format">Wire
 *     format</a>
 */
final class WireFormat {
    private static final byte MAGIC = 0;
    private static final int HEADER = 5;

    private WireFormat() {}

    static byte[] encode(int schemaId, GenericRecord value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(256);
        out.writeBytes(ByteBuffer.allocate(HEADER).put(MAGIC).putInt(schemaId).array());
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
        try {
            new GenericDatumWriter<GenericRecord>(value.getSchema()).write(value, encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("A byte array refused bytes", e);
        }
        return out.toByteArray();
    }

    /**
     * The id in front.
     *
     * @throws UnreadableException when the bytes do not start as the format says
     */
    static int schemaId(byte[] message) throws UnreadableException {
        if (message.length < HEADER || message[0] != MAGIC) {
            throw new UnreadableException("no zero byte and schema id in front", null);
        }
        return ByteBuffer.wrap(message, 1, Integer.BYTES).getInt();
    }

    /**
     * The value behind the id.
     *
     * @throws UnreadableException when the bytes behind the id are not a value of the schema, or go on after it
     */
    static GenericRecord decode(byte[] message, Schema schema) throws UnreadableException {
        BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(message, HEADER, message.length - HEADER, null);
        try {
            GenericRecord value = new GenericDatumReader<GenericRecord>(schema).read(null, decoder);
            if (!decoder.isEnd()) {
                throw new UnreadableException("bytes are left over after the value", null);
            }
            return value;
        } catch (IOException | AvroRuntimeException e) {
            throw new UnreadableException("not a " + schema.getFullName() + ": " + e.getMessage(), e);
        }
    }

    /** Bytes that are not in this format. */
    static final class UnreadableException extends Exception {
        @Serial
        private static final long serialVersionUID = 1;

        UnreadableException(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
