package ai.voicecore.gregor.node;

import ai.voicecore.gregor.node.settings.NodeSettings.LogTarget;
import java.nio.file.Path;

/**
 * Configures the runtime's logging with the files of this jar: log4j2 for Kafka 4, reload4j (log4j 1) before. It must run
 * before any class that logs. Settings of the user with {@code -D} stay.
 */
final class Logging {
    private Logging() {}

    static void configure(LogTarget target, Path nodeDir, String rootLevel) {
        String kind = target == LogTarget.FILE ? "file" : "console";
        setIfAbsent(
                "gregor.log.file", nodeDir.resolve("logs").resolve("node.log").toString());
        setIfAbsent("gregor.log.level", rootLevel);
        setIfAbsent("log4j2.configurationFile", "classpath:gregor-log4j2-" + kind + ".properties");
        // log4j 1 reads a name that is not a URL as a class path resource.
        setIfAbsent("log4j.configuration", "gregor-log4j-" + kind + ".properties");
    }

    private static void setIfAbsent(String name, String value) {
        if (System.getProperty(name) == null) {
            System.setProperty(name, value);
        }
    }
}
