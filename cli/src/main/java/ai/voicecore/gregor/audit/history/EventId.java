package ai.voicecore.gregor.audit.history;

/**
 * Id of a record, packed into a long because an audit holds millions: the producer that first wrote it (16 bits), the
 * partition it was first written to (16 bits), and a sequence number (32 bits, from 0).
 */
public final class EventId {
    private EventId() {}

    public static long of(int producer, int origin, long sequence) {
        return ((long) producer << 48) | ((long) origin << 32) | sequence;
    }

    public static int origin(long id) {
        return (int) (id >>> 32) & 0xffff;
    }

    public static int sequence(long id) {
        return (int) id;
    }

    /** Producer and partition; the sequence numbers of each stream count up from 0. */
    static int stream(long id) {
        return (int) (id >>> 32);
    }

    public static String describe(long id) {
        return "record " + sequence(id) + " of producer " + (id >>> 48) + " for partition " + origin(id);
    }
}
