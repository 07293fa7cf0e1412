package ai.voicecore.gregor.trial;

import java.util.Collection;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTask;

/** Compares received with expected lines; the committed offset shows how many are correct. */
public final class TrialSinkTask extends SinkTask {
    private String name = "";

    @Override
    public void start(Map<String, String> given) {
        name = new AbstractConfig(Trial.settings(), given).getString(Trial.NAME);
    }

    @Override
    public void put(Collection<SinkRecord> records) {
        for (SinkRecord record : records) {
            String expected = Trial.line(name, record.kafkaOffset());
            if (!expected.equals(record.value())) {
                throw new ConnectException("the record at offset " + record.kafkaOffset() + " of " + record.topic()
                        + " is `" + record.value() + "` instead of `" + expected + "`");
            }
        }
        if (!records.isEmpty()) {
            // Otherwise the offset is committed only after offset.flush.interval.ms, a minute by default.
            context.requestCommit();
        }
    }

    @Override
    public void stop() {}

    @Override
    public String version() {
        return Trial.version();
    }
}
