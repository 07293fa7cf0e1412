package ai.voicecore.gregor.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import tools.jackson.databind.json.JsonMapper;

/**
 * The content of a written image.
 *
 * @param layers the content of each layer's files by path; links as {@code -> target}, directories with a slash at the
 *     end
 */
record WrittenImage(String tag, String json, List<SortedMap<String, String>> layers) {

    static WrittenImage read(Path file) throws IOException {
        List<SortedMap<String, String>> layers = new ArrayList<>();
        try (DockerArchive image = DockerArchive.open(file)) {
            for (String name : image.layers()) {
                layers.add(files(image.layer(name)));
            }
            return new WrittenImage(
                    image.manifest().path("RepoTags").path(0).asString(),
                    image.config().path("config").toString(),
                    layers);
        }
    }

    /** A value of the configuration, as JSON. */
    String config(String key) {
        return JsonMapper.shared().readTree(json).path(key).toString();
    }

    String file(String path) {
        return layers.stream()
                .filter(layer -> layer.containsKey(path))
                .map(layer -> layer.get(path))
                .findFirst()
                .orElse("not there");
    }

    private static SortedMap<String, String> files(InputStream layer) throws IOException {
        SortedMap<String, String> files = new TreeMap<>();
        try (TarArchiveInputStream tar = new TarArchiveInputStream(layer)) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                String name = entry.getName().startsWith("./") ? entry.getName().substring(2) : entry.getName();
                files.put(
                        name,
                        entry.isSymbolicLink()
                                ? "-> " + entry.getLinkName()
                                : new String(tar.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }
}
