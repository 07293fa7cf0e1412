package ai.voicecore.gregor.platform.local;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads the end of a log, and finds the lines in it that say why a process ended. */
final class LogExcerpt {
    private static final int WORDS = 3;
    private static final int TAIL_BYTES = 64 * 1024;
    private static final Pattern TELLING =
            Pattern.compile("\\b(ERROR|FATAL)\\b|Exception|Error:|^Caused by|cannot|refus", Pattern.CASE_INSENSITIVE);
    /** What is printed at every start: the node's HTTP address, and the JVM's warnings. */
    private static final Pattern USUAL = Pattern.compile("^(gregor-node |WARNING: |\\S+ .*VM warning: )");

    private static final Pattern STACK_FRAME = Pattern.compile("^\\s+(at |\\.\\.\\. )");

    private LogExcerpt() {}

    /** The last lines of a file; none if there is no such file. */
    static List<String> tail(Path file, int lines) {
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

    /** Up to {@code most} lines that tell what went wrong, without stack frames; else the last lines. */
    static List<String> telling(List<String> lines, int most) {
        List<String> readable = lines.stream()
                .filter(line -> !line.isBlank() && !STACK_FRAME.matcher(line).find())
                .toList();
        List<String> telling =
                readable.stream().filter(line -> TELLING.matcher(line).find()).toList();
        List<String> chosen = telling.isEmpty() ? readable : telling;
        return new ArrayList<>(chosen.subList(Math.max(0, chosen.size() - most), chosen.size()));
    }

    /** Why a node's process ended: from what it printed itself, else from its log. */
    static String lastWords(Path nodeDirectory) {
        List<String> printed = tail(nodeDirectory.resolve("logs/stdout.log"), 50).stream()
                .filter(line -> !line.isBlank() && !USUAL.matcher(line).find())
                .toList();
        // A few lines of its own are a refusal, and every one of them is meant to be read.
        List<String> words = !printed.isEmpty() && printed.size() <= WORDS
                ? printed
                : telling(printed.isEmpty() ? tail(nodeDirectory.resolve("logs/node.log"), 200) : printed, WORDS);
        return words.isEmpty() ? "it left no log" : String.join(" | ", words);
    }
}
