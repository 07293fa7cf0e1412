package ai.voicecore.gregor.runtime;

import ai.voicecore.gregor.runtime.Manifest.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads and writes {@code manifest.json}. */
final class ManifestFile {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern SAFE_PATH = Pattern.compile("[^/\\\\:]+(/[^/\\\\:]+)*");

    private ManifestFile() {}

    /** The result of reading. */
    sealed interface Reading {
        /** A valid manifest. */
        record Found(Manifest manifest) implements Reading {}

        /** No manifest, or an invalid one. */
        record Unusable(String reason) implements Reading {}

        /** A manifest of a newer version of Gregor. */
        record TooNew(long version) implements Reading {}
    }

    static Reading read(Path home) {
        try {
            return read(JSON.readTree(Files.readAllBytes(home.resolve(Manifest.NAME))));
        } catch (NoSuchFileException none) {
            return new Reading.Unusable("it has no " + Manifest.NAME);
        } catch (IOException | JacksonException unreadable) {
            return new Reading.Unusable("its " + Manifest.NAME + " cannot be read");
        }
    }

    private static Reading read(JsonNode json) {
        long version = json.path("version").asLong(0);
        if (version > Manifest.VERSION) {
            return new Reading.TooNew(version);
        }
        List<Entry> files = new ArrayList<>();
        for (JsonNode file : json.path("files")) {
            Entry entry = new Entry(
                    file.path("path").asString(""),
                    file.path("size").asLong(-1),
                    file.path("sha256").asString(""));
            if (!SAFE_PATH.matcher(entry.path()).matches()
                    || List.of(entry.path().split("/", -1)).contains("..")) {
                return new Reading.Unusable("its " + Manifest.NAME + " names the file \"" + entry.path() + "\"");
            }
            files.add(entry);
        }
        return version < 1 || files.isEmpty()
                ? new Reading.Unusable("its " + Manifest.NAME + " is not complete")
                : new Reading.Found(new Manifest(json.path("runtime").asString(""), files));
    }

    static void write(Manifest manifest, Path home) throws IOException {
        ObjectNode json = JSON.createObjectNode();
        json.put("version", Manifest.VERSION);
        json.put("runtime", manifest.runtime());
        ArrayNode files = json.putArray("files");
        for (Entry entry : manifest.files()) {
            files.addObject()
                    .put("path", entry.path())
                    .put("size", entry.size())
                    .put("sha256", entry.sha256());
        }
        Files.write(
                home.resolve(Manifest.NAME),
                JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(json));
    }
}
