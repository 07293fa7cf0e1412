package ai.voicecore.gregor.image;

import ai.voicecore.gregor.launch.ImageLayout;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A base image with one more layer: a link to the right {@code java} for each software, and the directory for volumes,
 * which belongs to the image's user. Jib's layers cannot hold links, so they are put under its feet.
 */
final class LinkedBase {
    private static final String LAYER = "gregor-links.tar";
    private static final String CONFIG = "gregor-config.json";
    private static final int DIRECTORY_MODE = 0755;

    private LinkedBase() {}

    static void write(DockerArchive base, SortedMap<String, String> links, Path file) throws IOException {
        byte[] layer = layer(links);
        try (OutputStream output = Files.newOutputStream(file);
                TarArchiveOutputStream tar = new TarArchiveOutputStream(output, "UTF-8")) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
            for (TarArchiveEntry entry : base.entries()) {
                if (!entry.getName().equals(DockerArchive.MANIFEST)) {
                    copy(base, entry, tar);
                }
            }
            put(tar, new TarArchiveEntry(LAYER), base.isCompressed() ? compressed(layer) : layer);
            put(tar, new TarArchiveEntry(CONFIG), config(base, layer));
            put(tar, new TarArchiveEntry(DockerArchive.MANIFEST), manifest(base));
        }
    }

    private static void copy(DockerArchive base, TarArchiveEntry entry, TarArchiveOutputStream tar) throws IOException {
        tar.putArchiveEntry(entry);
        if (entry.isFile() && !entry.isLink() && !entry.isSymbolicLink()) {
            try (InputStream content = base.read(entry.getName())) {
                content.transferTo(tar);
            }
        }
        tar.closeArchiveEntry();
    }

    private static byte[] layer(SortedMap<String, String> links) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, "UTF-8")) {
            directory(tar, ImageLayout.ROOT, 0);
            directory(tar, ImageLayout.ROOT + "/bin", 0);
            for (Map.Entry<String, String> link : links.entrySet()) {
                TarArchiveEntry entry = new TarArchiveEntry(link.getKey(), TarConstants.LF_SYMLINK);
                entry.setLinkName(link.getValue());
                put(tar, entry, new byte[0]);
            }
            directory(tar, ImageLayout.STATE, ImageLayout.USER);
        }
        return bytes.toByteArray();
    }

    private static void directory(TarArchiveOutputStream tar, String path, int owner) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(path + "/");
        entry.setMode(DIRECTORY_MODE);
        entry.setIds(owner, owner);
        put(tar, entry, new byte[0]);
    }

    private static void put(TarArchiveOutputStream tar, TarArchiveEntry entry, byte[] content) throws IOException {
        entry.setSize(content.length);
        entry.setModTime(ImageLayer.TIME.toEpochMilli());
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }

    private static byte[] config(DockerArchive base, byte[] layer) {
        ObjectNode config = (ObjectNode) base.config().deepCopy();
        ((ArrayNode) config.path("rootfs").path("diff_ids")).add("sha256:" + DigestUtils.sha256Hex(layer));
        if (config.path("history") instanceof ArrayNode history) {
            history.addObject().put("created", "1970-01-01T00:00:00Z").put("created_by", "gregor");
        }
        return JsonMapper.shared().writeValueAsString(config).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] manifest(DockerArchive base) {
        ObjectNode manifest = (ObjectNode) base.manifest().deepCopy();
        manifest.put("Config", CONFIG);
        ((ArrayNode) manifest.path("Layers")).add(LAYER);
        ArrayNode all = JsonMapper.shared().createArrayNode().add(manifest);
        return JsonMapper.shared().writeValueAsString(all).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] compressed(byte[] bytes) throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(bytes);
        }
        return compressed.toByteArray();
    }
}
