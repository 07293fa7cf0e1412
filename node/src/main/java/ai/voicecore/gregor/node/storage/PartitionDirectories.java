package ai.voicecore.gregor.node.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The directories in a broker's log directory. Kafka takes each of them for a partition when it starts, and does not start
 * where the name of one is not a partition's ({@code LocalLog.parseTopicPartitionName}): {@code lost+found}, a snapshot, a copy.
 */
final class PartitionDirectories {
    private static final Pattern SET_ASIDE = Pattern.compile("\\S+-\\S+\\.\\S+-(delete|future|stray)");
    private static final Pattern SUFFIX = Pattern.compile(".*-(delete|future|stray)");

    /** Kafka's own cache of tiered storage, which it passes over. */
    private static final String INDEX_CACHE = "remote-log-index-cache";

    private PartitionDirectories() {}

    /** Names of directories that are not a partition's; none where it cannot be read, which Kafka says itself. */
    static List<String> foreign(Path logDirectory) {
        try (Stream<Path> files = Files.list(logDirectory)) {
            return files.filter(Files::isDirectory)
                    .map(directory -> directory.getFileName().toString())
                    .filter(name -> !isPartition(name) && !name.equals(INDEX_CACHE))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static boolean isPartition(String name) {
        boolean suffixed = SUFFIX.matcher(name).matches();
        if (suffixed && !SET_ASIDE.matcher(name).matches()) {
            return false;
        }
        String plain = suffixed ? name.substring(0, name.lastIndexOf('.')) : name;
        int dash = plain.lastIndexOf('-');
        return dash > 0 && isNumber(plain.substring(dash + 1));
    }

    private static boolean isNumber(String text) {
        try {
            Integer.parseInt(text);
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
