package ai.voicecore.gregor.trial;

import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;

/** Produces every line of the trial that no earlier run of this task has produced. */
public final class TrialSourceTask extends SourceTask {
    private static final String DONE = "done";
    /** Pause of a task without a line to produce, in milliseconds. */
    private static final long IDLE_MILLIS = 200;

    private String name = "";
    private long lines;
    private long next;

    @Override
    public void start(Map<String, String> given) {
        AbstractConfig settings = new AbstractConfig(Trial.settings(), given);
        name = settings.getString(Trial.NAME);
        lines = settings.getInt(Trial.LINES);
        Map<String, Object> before = context.offsetStorageReader().offset(partition());
        next = before != null && before.get(DONE) instanceof Number done ? done.longValue() : 0;
    }

    @Override
    public List<SourceRecord> poll() throws InterruptedException {
        if (next >= lines) {
            Thread.sleep(IDLE_MILLIS);
            return List.of();
        }
        List<SourceRecord> records =
                LongStream.range(next, lines).mapToObj(this::record).toList();
        next = lines;
        return records;
    }

    private SourceRecord record(long number) {
        return new SourceRecord(
                partition(), Map.of(DONE, number + 1), Trial.out(name), Schema.STRING_SCHEMA, Trial.line(name, number));
    }

    private Map<String, String> partition() {
        return Map.of(Trial.NAME, name);
    }

    @Override
    public void stop() {}

    @Override
    public String version() {
        return Trial.version();
    }
}
