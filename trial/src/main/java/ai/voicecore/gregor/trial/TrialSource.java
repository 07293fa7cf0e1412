package ai.voicecore.gregor.trial;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.source.SourceConnector;

/** Writes the lines of a trial into its topic, once. */
public final class TrialSource extends SourceConnector {
    private Map<String, String> settings = Map.of();

    @Override
    public Config validate(Map<String, String> given) {
        Config checked = super.validate(given);
        Trial.checkSource(given);
        return checked;
    }

    @Override
    public void start(Map<String, String> given) {
        Trial.checkSource(given);
        settings = Map.copyOf(given);
    }

    @Override
    public Class<? extends Task> taskClass() {
        return TrialSourceTask.class;
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
