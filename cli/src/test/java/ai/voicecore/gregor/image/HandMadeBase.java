package ai.voicecore.gregor.image;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** A base image of a few files, in the format of {@code docker save}. */
final class HandMadeBase {
    private final List<Layer> layers = new ArrayList<>();
    private String architecture = JibWriter.architecture();

    /** Adds a layer on top. */
    Layer layer() {
        Layer layer = new Layer();
        layers.add(layer);
        return layer;
    }

    HandMadeBase architecture(String other) {
        architecture = other;
        return this;
    }

    /** A base with one Java of this version in {@code /usr/lib/jvm/java}. */
    static HandMadeBase withJava(String version) {
        HandMadeBase base = new HandMadeBase();
        base.layer().java("usr/lib/jvm/java", version);
        return base;
    }

    Path write(Path file) throws IOException {
        List<String> names = new ArrayList<>();
        List<String> digests = new ArrayList<>();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(Files.newOutputStream(file))) {
            for (Layer layer : layers) {
                byte[] bytes = layer.bytes();
                names.add("layer" + names.size() + ".tar");
                digests.add("sha256:" + DigestUtils.sha256Hex(bytes));
                put(tar, names.getLast(), bytes);
            }
            put(tar, "config.json", text("""
                    {"architecture": "%s", "os": "linux", "config": {"Env": ["PATH=/bin"], "Cmd": ["sh"]},
                     "history": [], "rootfs": {"type": "layers", "diff_ids": [%s]}}
                    """.formatted(architecture, quoted(digests))));
            put(tar, "manifest.json", text("""
                    [{"Config": "config.json", "RepoTags": ["base:1"], "Layers": [%s]}]
                    """.formatted(quoted(names))));
        }
        return file;
    }

    private static String quoted(List<String> words) {
        return words.stream().map(word -> '"' + word + '"').collect(Collectors.joining(","));
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void put(TarArchiveOutputStream tar, String name, byte[] content) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }

    /** The files of a layer. */
    static final class Layer {
        private final List<TarArchiveEntry> entries = new ArrayList<>();
        private final List<byte[]> contents = new ArrayList<>();

        Layer java(String home, String version) {
            return file(
                            home + "/release",
                            "JAVA_VERSION=\"" + version + "\"\nJAVA_RUNTIME_VERSION=\"" + version + "+1\"\n")
                    .file(home + "/bin/java", "not really");
        }

        Layer file(String path, String content) {
            TarArchiveEntry entry = new TarArchiveEntry("./" + path);
            entry.setSize(text(content).length);
            entry.setModTime(5_000L);
            entry.setMode(path.endsWith("bin/java") ? 0755 : 0644);
            return add(entry, text(content));
        }

        Layer link(String path, String target) {
            TarArchiveEntry entry = new TarArchiveEntry("./" + path, TarConstants.LF_SYMLINK);
            entry.setLinkName(target);
            return add(entry, new byte[0]);
        }

        private Layer add(TarArchiveEntry entry, byte[] content) {
            entries.add(entry);
            contents.add(content);
            return this;
        }

        private byte[] bytes() throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
                for (int i = 0; i < entries.size(); i++) {
                    tar.putArchiveEntry(entries.get(i));
                    tar.write(contents.get(i));
                    tar.closeArchiveEntry();
                }
            }
            return bytes.toByteArray();
        }
    }
}
