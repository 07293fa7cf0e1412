package ai.voicecore.gregor.platform.local.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the end of log files. */
public final class LogExcerpt {
    /** More than Kafka writes between an error and its end. */
    private static final int LAST_LINES = 2_000;

    private static final int TAIL_BYTES = 64 * 1024;
    private static final int TIME_LENGTH = "2026-11-23T10:00:00,000".length();
    /** A process starts a little earlier than its recorded start time. */
    private static final Duration START_TOLERANCE = Duration.ofSeconds(1);
    /** Lines of every start: the node's HTTP address, and JVM warnings. */
    private static final Pattern STARTUP_NOISE = Pattern.compile("^(gregor-node |WARNING: |\\S+ .*VM warning: )");

    private LogExcerpt() {}

    /** The last lines of a node's log, then of its output. */
    public static List<String> ofNode(Path directory, int lines) {
        return Stream.concat(
                        tail(directory.resolve("logs/node.log"), lines).stream(),
                        tail(directory.resolve("logs/stdout.log"), lines).stream())
                .toList();
    }

    /** The last lines of a file; none if there is no such file. */
    public static List<String> tail(Path file, int lines) {
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
            long from = Math.max(0, log.length() - Math.max(TAIL_BYTES, lines * 400L));
            byte[] bytes = new byte[(int) (log.length() - from)];
            log.seek(from);
            log.readFully(bytes);
            List<String> all = new String(bytes, StandardCharsets.UTF_8).lines().toList();
            return all.subList(Math.max(0, all.size() - lines), all.size());
        } catch (IOException e) {
            return List.of("(" + file + " cannot be read: " + e.getMessage() + ")");
        }
    }

    /**
     * Log and output of a node's process since its start.
     *
     * @param startedAt milliseconds since the epoch; 0 takes everything
     */
    public static List<String> lastRun(Path nodeDirectory, long startedAt) {
        List<String> logged = tail(nodeDirectory.resolve("logs/node.log"), LAST_LINES);
        return Stream.concat(
                        since(logged, startedAt).stream(),
                        tail(nodeDirectory.resolve("logs/stdout.log"), LAST_LINES).stream()
                                .filter(line -> !STARTUP_NOISE.matcher(line).find()))
                .filter(line -> !line.isBlank())
                .toList();
    }

    private static List<String> since(List<String> lines, long startedAt) {
        if (startedAt == 0) {
            return lines;
        }
        LocalDateTime start =
                LocalDateTime.ofInstant(Instant.ofEpochMilli(startedAt).minus(START_TOLERANCE), ZoneId.systemDefault());
        for (int i = 0; i < lines.size(); i++) {
            if (time(lines.get(i)).filter(time -> !time.isBefore(start)).isPresent()) {
                return lines.subList(i, lines.size());
            }
        }
        return List.of();
    }

    /** The time in the log formats of the node jar and of the registry; empty for a continuation line. */
    private static Optional<LocalDateTime> time(String line) {
        if (line.length() < TIME_LENGTH || !Character.isDigit(line.charAt(0))) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDateTime.parse(
                    line.substring(0, TIME_LENGTH).replace(',', '.').replace(' ', 'T')));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
