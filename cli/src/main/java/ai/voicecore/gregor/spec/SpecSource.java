package ai.voicecore.gregor.spec;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A spec before it is read: a document, and the fields that the command line sets instead.
 *
 * @param name what to call the document in a problem, as {@code cluster.yaml}
 * @param options path of a field → option and value
 */
public record SpecSource(String name, String document, Map<String, OptionValue> options) {

    /** An empty document: everything is a default. */
    public static SpecSource defaults() {
        return of("defaults", "");
    }

    public static SpecSource of(String name, String yaml) {
        return new SpecSource(name, yaml, Map.of());
    }

    /** Reads a file; throws {@link InvalidSpec} when there is none to read. */
    public static SpecSource file(Path file) {
        try {
            if (Files.size(file) > YamlSource.MAX_CHARACTERS) {
                throw unreadable(file, "is larger than any spec.");
            }
            String text = Files.readString(file);
            if (text.lines().allMatch(line -> line.isBlank() || line.strip().startsWith("#"))) {
                // All defaults, it would take back everything that was ever declared.
                throw unreadable(file, "says nothing.");
            }
            return of(file.toString(), text);
        } catch (NoSuchFileException e) {
            throw unreadable(file, "does not exist.");
        } catch (CharacterCodingException e) {
            throw unreadable(file, "is not UTF-8 text.");
        } catch (IOException e) {
            throw unreadable(file, "cannot be read (" + e.getMessage() + ").");
        }
    }

    private static InvalidSpec unreadable(Path file, String sentence) {
        return new InvalidSpec(List.of(new Problem(
                "",
                file.toString(),
                "this file " + sentence,
                "Name a spec, as examples/voicecore/cluster.yaml; without one, the defaults are deployed.")));
    }

    /** Adds what an option of the command line says about a field; the option wins over the document. */
    public SpecSource with(String option, String path, String value) {
        Map<String, OptionValue> more = new LinkedHashMap<>(options);
        more.put(path, new OptionValue(option, value));
        return new SpecSource(name, document, Map.copyOf(more));
    }
}
