package ai.voicecore.gregor.node.storage;

import ai.voicecore.gregor.node.settings.CommaList;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One of Kafka's storage directories, in its current state.
 *
 * @param metadata whether it is the directory of the KRaft metadata log ({@code metadata.log.dir})
 * @param state state of {@code meta.properties}, which formatting writes
 * @param clusterId from {@code meta.properties}, if it has one
 * @param nodeId the same; {@code broker.id} where a ZooKeeper-mode broker has written it
 * @param foreign directories in it that are not partitions, if it stores partitions
 */
public record LogDirectory(
        Path path,
        boolean metadata,
        State state,
        Optional<String> clusterId,
        Optional<String> nodeId,
        List<String> foreign) {
    public enum State {
        FORMATTED,
        EMPTY,
        /** A broken disk. Kafka continues without the directory if it has another one. */
        UNREADABLE
    }

    /** {@code log.dirs} and {@code metadata.log.dir}, with Kafka's defaults; only a broker looks at partitions. */
    public static List<LogDirectory> readAll(Map<String, String> properties, boolean servesPartitions) {
        Set<Path> paths = new LinkedHashSet<>();
        String logDirs = properties.getOrDefault("log.dirs", properties.getOrDefault("log.dir", "/tmp/kafka-logs"));
        for (String directory : CommaList.of(logDirs)) {
            paths.add(Path.of(directory));
        }
        Set<Path> ofPartitions = servesPartitions ? Set.copyOf(paths) : Set.of();
        String metadata = properties.get("metadata.log.dir");
        Path metadataPath = metadata == null ? paths.iterator().next() : Path.of(metadata.trim());
        paths.add(metadataPath);
        return paths.stream()
                .map(path -> read(
                        path,
                        path.equals(metadataPath),
                        ofPartitions.contains(path) ? PartitionDirectories.foreign(path) : List.of()))
                .toList();
    }

    private static LogDirectory read(Path path, boolean metadata, List<String> foreign) {
        Path file = path.resolve("meta.properties");
        if (Files.notExists(file)) {
            return new LogDirectory(path, metadata, State.EMPTY, Optional.empty(), Optional.empty(), foreign);
        }
        try (Reader reader = Files.newBufferedReader(file)) {
            Properties properties = new Properties();
            properties.load(reader);
            return new LogDirectory(
                    path,
                    metadata,
                    State.FORMATTED,
                    Optional.ofNullable(properties.getProperty("cluster.id")),
                    Optional.ofNullable(properties.getProperty("node.id", properties.getProperty("broker.id"))),
                    foreign);
        } catch (IOException e) {
            return new LogDirectory(path, metadata, State.UNREADABLE, Optional.empty(), Optional.empty(), foreign);
        }
    }

    /**
     * The directories in a broker's log directory. At its start Kafka treats each of them as a partition, and fails on other
     * names ({@code LocalLog.parseTopicPartitionName}), such as {@code lost+found}, a snapshot or a copy.
     */
    private static final class PartitionDirectories {
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
}
