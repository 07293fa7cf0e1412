package ai.voicecore.gregor.trial;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.sink.SinkConnector;

/** Reads the lines of a trial from its topic, and commits its offset only if all of them are correct. */
public final class TrialSink extends SinkConnector {
    private Map<String, String> settings = Map.of();

    @Override
    public Config validate(Map<String, String> given) {
        Config checked = super.validate(given);
        Trial.checkSink(given);
        return checked;
    }

    @Override
    public void start(Map<String, String> given) {
        Trial.checkSink(given);
        settings = Map.copyOf(given);
    }

    @Override
    public Class<? extends Task> taskClass() {
        return TrialSinkTask.class;
    }

    @Override
    public List<Map<String, String>> taskConfigs(int maxTasks) {
        return List.of(settings);
    }

    @Override
    public void stop() {}

    @Override
    public ConfigDef config() {
        return Trial.settings();
    }

    @Override
    public String version() {
        return Trial.version();
    }
}
