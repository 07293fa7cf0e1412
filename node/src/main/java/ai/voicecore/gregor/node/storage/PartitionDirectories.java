package ai.voicecore.gregor.node.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The directories in a broker's log directory. At its start Kafka treats each of them as a partition, and fails on other
 * names ({@code LocalLog.parseTopicPartitionName}), such as {@code lost+found}, a snapshot or a copy.
 */
final class PartitionDirectories {
    private static final Pattern SET_ASIDE = Pattern.compile("\\S+-\\S+\\.\\S+-(delete|future|stray)");
    private static final Pattern SUFFIX = Pattern.compile(".*-(delete|future|stray)");

    /** Kafka's cache of tiered storage, which it ignores. */
    private static final String INDEX_CACHE = "remote-log-index-cache";

    private PartitionDirectories() {}

    /** Names of directories that are not partitions; none if it cannot be read, which Kafka reports itself. */
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
