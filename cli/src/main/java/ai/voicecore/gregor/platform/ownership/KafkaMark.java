package ai.voicecore.gregor.platform.ownership;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/** Kafka's {@code meta.properties} in a log directory (KIP-78). */
public final class KafkaMark {
    private static final String NAME = "meta.properties";

    private KafkaMark() {}

    public static boolean isMark(Path file) {
        return file.endsWith(NAME);
    }

    /** Its cluster id; empty if there is none or it cannot be read. */
    public static Optional<String> clusterId(Path logDirectory) {
        Path file = logDirectory.resolve(NAME);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (Reader reader = Files.newBufferedReader(file)) {
            Properties properties = new Properties();
            properties.load(reader);
            return Optional.ofNullable(properties.getProperty("cluster.id"));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
