package ai.voicecore.gregor.image;

import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.failure.FailureKind;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An image in a file as {@code docker save} and Jib write it: {@code manifest.json}, a configuration, layers. */
final class DockerArchive implements Closeable {
    static final String MANIFEST = "manifest.json";

    private final Path file;
    private final TarFile tar;
    private final JsonNode manifest;
    private final JsonNode config;

    private DockerArchive(Path file, TarFile tar) throws IOException {
        this.file = file;
        this.tar = tar;
        this.manifest = json(MANIFEST).path(0);
        this.config = json(manifest.path("Config").asString(""));
    }

    /** Opens a file; throws {@link Failure} when it is not there or not such an archive. */
    static DockerArchive open(Path file) {
        if (!Files.isRegularFile(file)) {
            throw Failure.refused(
                    "There is no base image " + file,
                    "Give --base tar://PATH of a file that docker save or Jib wrote, or the name of an image in a"
                            + " registry, such as " + ImageRequest.DEFAULT_BASE + ".");
        }
        try {
            TarFile tar = new TarFile(file);
            try {
                return new DockerArchive(file, tar);
            } catch (IOException | RuntimeException e) {
                tar.close();
                throw e;
            }
        } catch (IOException | JacksonException e) {
            throw new Failure(
                    FailureKind.REFUSED,
                    "The base image " + file + " cannot be read: " + e.getMessage(),
                    "It must be an archive with a manifest.json, as docker save writes it.",
                    e);
        }
    }

    Path file() {
        return file;
    }

    /** The first image's entry of {@code manifest.json}. */
    JsonNode manifest() {
        return manifest;
    }

    /** The image's configuration: {@code architecture}, {@code rootfs}, {@code config}. */
    JsonNode config() {
        return config;
    }

    /** Names of the layers' entries, from the lowest. */
    List<String> layers() {
        return texts(manifest.path("Layers"));
    }

    /** Digests of the layers' content, which say what the image is. */
    List<String> diffIds() {
        return texts(config.path("rootfs").path("diff_ids"));
    }

    List<TarArchiveEntry> entries() {
        return tar.getEntries();
    }

    InputStream read(String name) throws IOException {
        TarArchiveEntry entry = tar.getEntries().stream()
                .filter(candidate -> candidate.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IOException("it has no " + name));
        return tar.getInputStream(entry);
    }

    /** Takes an entry of a layer, with the layer's index; the content ends with the entry. */
    interface LayerVisitor {
        void visit(int layer, TarArchiveEntry entry, InputStream content) throws IOException;
    }

    /** Every entry of every layer, from the lowest. */
    void eachEntry(LayerVisitor visitor) throws IOException {
        List<String> layers = layers();
        for (int index = 0; index < layers.size(); index++) {
            try (TarArchiveInputStream layer = new TarArchiveInputStream(layer(layers.get(index)))) {
                for (TarArchiveEntry entry = layer.getNextEntry(); entry != null; entry = layer.getNextEntry()) {
                    visitor.visit(index, entry, layer);
                }
            }
        }
    }

    /** A layer's tar, uncompressed. */
    InputStream layer(String name) throws IOException {
        InputStream bytes = new BufferedInputStream(read(name), 1 << 16);
        return isCompressed(bytes) ? new GZIPInputStream(bytes, 1 << 16) : bytes;
    }

    /** Whether layers are compressed; all of them are, or none. */
    boolean isCompressed() throws IOException {
        if (layers().isEmpty()) {
            return false;
        }
        try (InputStream first = new BufferedInputStream(read(layers().getFirst()))) {
            return isCompressed(first);
        }
    }

    private static boolean isCompressed(InputStream bytes) throws IOException {
        bytes.mark(2);
        int magic = bytes.read() | bytes.read() << 8;
        bytes.reset();
        return magic == GZIPInputStream.GZIP_MAGIC;
    }

    private JsonNode json(String name) throws IOException {
        try (InputStream bytes = read(name)) {
            return JsonMapper.shared().readTree(bytes.readAllBytes());
        }
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }

    @Override
    public void close() throws IOException {
        tar.close();
    }
}
