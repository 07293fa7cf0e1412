package ai.voicecore.gregor.trial;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/**
 * Common rules of both connectors: they use only the topics of one trial, which have a temporary name of Gregor, and a
 * limited number of lines that both sides compute. So a client of Connect's REST API cannot use them for other topics,
 * files or the network (compare KAFKA-13748).
 */
final class Trial {
    static final String NAME = "trial";
    static final String LINES = "lines";

    private static final Pattern NAMES = Pattern.compile("gregor-validate-[0-9a-f]{24}");
    private static final String TOPICS = "topics";
    private static final String STRINGS = "org.apache.kafka.connect.storage.StringConverter";
    private static final Set<String> ALLOWED =
            Set.of("name", "connector.class", "tasks.max", "key.converter", "value.converter", NAME, LINES);
    private static final Set<String> ALLOWED_OF_SINK =
            Stream.concat(ALLOWED.stream(), Stream.of(TOPICS)).collect(Collectors.toUnmodifiableSet());
    private static final int MAX_LINES = 1000;

    private Trial() {}

    /** The settings of both connectors. */
    static ConfigDef settings() {
        return new ConfigDef()
                .define(
                        NAME,
                        ConfigDef.Type.STRING,
                        ConfigDef.NO_DEFAULT_VALUE,
                        ConfigDef.LambdaValidator.with(Trial::checkName, () -> NAMES.pattern()),
                        ConfigDef.Importance.HIGH,
                        "The trial: its topics are called NAME-in and NAME-out.")
                .define(
                        LINES,
                        ConfigDef.Type.INT,
                        ConfigDef.NO_DEFAULT_VALUE,
                        ConfigDef.Range.between(1, MAX_LINES),
                        ConfigDef.Importance.HIGH,
                        "How many records there are.");
    }

    private static void checkName(String setting, Object value) {
        if (value == null || !NAMES.matcher(value.toString()).matches()) {
            throw new ConfigException(setting, value, "is not the name of a trial of Gregor's");
        }
    }

    /**
     * Throws {@link ConfigException} for every setting that the trial does not need: transforms could send its lines to
     * other topics, and overrides could connect its clients to other servers.
     */
    static void checkSource(Map<String, String> settings) {
        checkNames(settings, ALLOWED);
    }

    /** The same for the sink, which reads only the trial's topic. */
    static void checkSink(Map<String, String> settings) {
        checkNames(settings, ALLOWED_OF_SINK);
        String topics = settings.get(TOPICS);
        if (!in(settings.get(NAME)).equals(topics)) {
            throw new ConfigException(TOPICS, topics, "must be the trial's own topic, NAME-in");
        }
    }

    private static void checkNames(Map<String, String> settings, Set<String> allowed) {
        settings.forEach((setting, value) -> {
            boolean converter = setting.endsWith(".converter") && !STRINGS.equals(value);
            if (converter || !allowed.contains(setting)) {
                throw new ConfigException(setting, value, "is not for the connectors of Gregor's trial");
            }
        });
    }

    static String in(String name) {
        return name + "-in";
    }

    static String out(String name) {
        return name + "-out";
    }

    /** The line with this number, from 0. */
    static String line(String name, long number) {
        return name + " line " + number;
    }

    static String version() {
        String version = Trial.class.getPackage().getImplementationVersion();
        return version == null ? "unknown" : version;
    }
}
