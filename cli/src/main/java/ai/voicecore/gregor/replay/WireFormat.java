package ai.voicecore.gregor.replay;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.IntFunction;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;

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

    /** The value; empty where the bytes are not one value of the schema whose id is in front. */
    static Optional<GenericRecord> decode(byte[] message, IntFunction<Schema> schemas) {
        if (message.length < HEADER || message[0] != MAGIC) {
            return Optional.empty();
        }
        Schema schema = schemas.apply(ByteBuffer.wrap(message, 1, Integer.BYTES).getInt());
        BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(message, HEADER, message.length - HEADER, null);
        try {
            GenericRecord value = new GenericDatumReader<GenericRecord>(schema).read(null, decoder);
            return decoder.isEnd() ? Optional.of(value) : Optional.empty();
        } catch (IOException | AvroRuntimeException e) {
            return Optional.empty();
        }
    }
}
