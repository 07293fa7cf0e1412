package ai.voicecore.gregor.spec.yaml;

import ai.voicecore.gregor.spec.InvalidSpec;
import ai.voicecore.gregor.spec.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A spec before it is parsed: a document, and overrides of the command line.
 *
 * @param name the document's name in problems, as {@code cluster.yaml}
 * @param options path of a field → option and value
 */
public record SpecSource(String name, String document, Map<String, Option> options) {

    private static final int MAX_BYTES = 3 * 1024 * 1024;

    /** A longer document is not checked for being empty, because it would be parsed twice. */
    private static final int EMPTY_CHECK_LINES = 5;

    /** A field's value from the command line, and its option, as {@code --mode}. */
    record Option(String name, String value) {}

    /** An empty document: all defaults. */
    public static SpecSource defaults() {
        return of("defaults", "");
    }

    public static SpecSource of(String name, String yaml) {
        return new SpecSource(name, yaml, Map.of());
    }

    /** Reads a file; throws {@link InvalidSpec} if it cannot be read. */
    public static SpecSource file(Path file) {
        return file(file, MAX_BYTES);
    }

    /** The same for a saved spec, which is longer because it has all defaults. */
    public static SpecSource recorded(Path file) {
        return file(file, YamlSource.MAX_CHARACTERS);
    }

    private static SpecSource file(Path file, int mostBytes) {
        try (InputStream in = Files.newInputStream(file)) {
            return read(file.toString(), in, mostBytes);
        } catch (NoSuchFileException e) {
            throw unreadable(file.toString(), "this file does not exist.");
        } catch (AccessDeniedException e) {
            throw unreadable(file.toString(), "this spec may not be read by this user.");
        } catch (IOException e) {
            throw unreadable(file.toString(), "this spec cannot be read (" + e.getMessage() + ").");
        }
    }

    /** Reads standard input to its end; throws {@link InvalidSpec} if it is not text. */
    public static SpecSource standardInput(InputStream in) {
        String name = "standard input";
        try {
            return read(name, in, MAX_BYTES);
        } catch (IOException e) {
            throw unreadable(name, "this spec cannot be read (" + e.getMessage() + ").");
        }
    }

    private static SpecSource read(String name, InputStream in, int mostBytes) throws IOException {
        byte[] bytes = in.readNBytes(mostBytes + 1);
        if (bytes.length > mostBytes) {
            throw unreadable(name, "this spec is larger than any spec.");
        }
        String text = text(name, bytes);
        if (saysNothing(name, text)) {
            // With all defaults it would remove every declaration.
            throw unreadable(name, "this spec is empty.");
        }
        return of(name, text);
    }

    /** Also for {@code null}, {@code {}} and document markers. */
    private static boolean saysNothing(String name, String text) {
        List<String> lines = text.lines()
                .filter(line -> !line.isBlank() && !line.strip().startsWith("#"))
                .limit(EMPTY_CHECK_LINES)
                .toList();
        return lines.size() < EMPTY_CHECK_LINES
                && YamlSource.parse(name, text)
                        .filter(root -> !root.getValue().isEmpty())
                        .isEmpty();
    }

    private static String text(String name, byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw unreadable(name, "this spec is not UTF-8 text.");
        }
    }

    private static InvalidSpec unreadable(String name, String sentence) {
        return new InvalidSpec(List.of(new Problem(
                "",
                name,
                sentence,
                "Name a spec, as examples/voicecore/cluster.yaml; without one, the cluster stays as it was deployed, or has"
                        + " the defaults.")));
    }

    /** Overrides a field by an option of the command line, if it was given. */
    public SpecSource with(String option, String path, @Nullable String value) {
        if (value == null) {
            return this;
        }
        Map<String, Option> more = new LinkedHashMap<>(options);
        more.put(path, new Option(option, value));
        return new SpecSource(name, document, Map.copyOf(more));
    }
}
