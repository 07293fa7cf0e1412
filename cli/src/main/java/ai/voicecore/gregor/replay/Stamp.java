package ai.voicecore.gregor.replay;

import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * Marks each record with the run and the event's line, as header {@code gregor-replay: <run>/<line>}.
 *
 * <p>It distinguishes a duplicate from an equal event, and our records from those of other producers and runs, so that a
 * replay can share its topics.
 *
 * @param run unique to one replay
 */
record Stamp(String run) {
    private static final String HEADER = "gregor-replay";

    void mark(Headers headers, int line) {
        headers.add(HEADER, (run + "/" + line).getBytes(StandardCharsets.UTF_8));
    }

    /** The line; empty if the record belongs to another run. */
    OptionalInt lineOf(Headers headers) {
        Header header = headers.lastHeader(HEADER);
        if (header == null || header.value() == null) {
            return OptionalInt.empty();
        }
        String text = new String(header.value(), StandardCharsets.UTF_8);
        return text.startsWith(run + "/")
                ? OptionalInt.of(Integer.parseInt(text.substring(run.length() + 1)))
                : OptionalInt.empty();
    }
}
