package ai.voicecore.gregor.cli.option;

import ai.voicecore.gregor.admin.kafka.GivenSettings;
import ai.voicecore.gregor.failure.FileReason;
import ai.voicecore.gregor.spec.InvalidSpec;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * A file of settings for Kafka's clients, as Kafka's own tools take it. It may hold secrets: no message shows a value of it.
 *
 * @param settings those that are taken over
 * @param leftOut the names of those that Gregor decides itself
 */
public record CommandConfig(Map<String, String> settings, SortedSet<String> leftOut) {
    static final String OPTION = "--command-config";

    /** Reads it; throws {@link InvalidSpec} where it is no such file. */
    static CommandConfig read(Path file) {
        Map<String, String> all = new TreeMap<>();
        properties(file).forEach((name, value) -> all.put(String.valueOf(name), String.valueOf(value)));
        if (!all.isEmpty() && GivenSettings.areUnknown(all.keySet())) {
            throw unusable(
                    file,
                    "which has no setting that Kafka's clients know",
                    "Write a line for each setting, as: security.protocol=SASL_SSL");
        }
        SortedSet<String> leftOut = GivenSettings.leftOut(all.keySet());
        all.keySet().removeAll(leftOut);
        return new CommandConfig(all, leftOut);
    }

    private static Properties properties(Path file) {
        Properties properties = new Properties();
        try (InputStream in = Files.newInputStream(file)) {
            properties.load(in);
            return properties;
        } catch (IOException e) {
            throw unusable(file, "which cannot be read: " + FileReason.words(e), "Name a file that you may read.");
        } catch (IllegalArgumentException e) {
            // Its own message shows the text that is wrong.
            throw unusable(
                    file,
                    "in which a backslash and a u are not followed by four hexadecimal digits",
                    "Write two backslashes for one that is meant as such.");
        }
    }

    private static InvalidSpec unusable(Path file, String why, String remedy) {
        return InvalidSpec.of(OPTION, "is " + file + ", " + why + ".", remedy);
    }
}
