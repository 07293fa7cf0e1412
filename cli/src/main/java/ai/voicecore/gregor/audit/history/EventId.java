package ai.voicecore.gregor.audit.history;

/**
 * Which record it is, packed into a long, because an audit holds millions of them: the producer that first wrote it
 * (16 bits), the partition it first wrote it to (16 bits), and its number among those (32 bits, from 0).
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

    /** Producer and partition: the numbers count up from 0 in each stream. */
    static int stream(long id) {
        return (int) (id >>> 32);
    }

    /** For people. */
    public static String describe(long id) {
        return "record " + sequence(id) + " of producer " + (id >>> 48) + " for partition " + origin(id);
    }
}
