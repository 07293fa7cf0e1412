package ai.voicecore.gregor.image;

import ai.voicecore.gregor.runtime.jdk.Jdk;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;

/**
 * What a container of an image would see: the layers' files on top of each other, with the white-outs of the OCI image
 * specification (layer.md) done.
 */
final class BaseFiles {
    private static final String WHITE_OUT = ".wh.";
    private static final String OPAQUE = ".wh..wh..opq";
    /** A JDK's {@code release} has 2 kB. */
    private static final int MAX_RELEASE_BYTES = 1 << 16;

    private final NavigableMap<String, BaseFile> files = new TreeMap<>();
    private final Map<String, String> releases = new TreeMap<>();

    private BaseFiles() {}

    /**
     * A file of a base image, as its last layer that has it leaves it.
     *
     * @param path without a leading slash
     * @param target for a link, the path that it leads to, without a leading slash; empty for others
     * @param layer index of the layer that it comes from
     */
    record BaseFile(String path, boolean directory, String target, int layer) {
        boolean isLink() {
            return !target.isEmpty();
        }

        boolean isBelow(String directoryPath) {
            return path.startsWith(directoryPath + "/");
        }
    }

    static BaseFiles of(DockerArchive image) throws IOException {
        BaseFiles all = new BaseFiles();
        image.eachEntry(all::add);
        return all;
    }

    /** The installed JDKs and JREs: each directory with a {@code release} and a {@code bin/java}. */
    List<Jdk> jdks() {
        List<Jdk> jdks = new ArrayList<>();
        releases.forEach((path, text) -> {
            String home = path.substring(0, path.length() - "/release".length());
            if (files.containsKey(path) && files.containsKey(home + "/bin/java")) {
                Jdk.described(Path.of("/" + home), text).ifPresent(jdks::add);
            }
        });
        return List.copyOf(jdks);
    }

    Optional<BaseFile> at(String path) {
        return Optional.ofNullable(files.get(path));
    }

    List<BaseFile> below(String directory) {
        return files.tailMap(directory + "/").values().stream()
                .takeWhile(file -> file.isBelow(directory))
                .toList();
    }

    /** A path as it is written here: no slash at either end, no {@code ./}; empty when it leads out of the image. */
    static String normal(String path) {
        Path normal = Path.of("/").resolve(path).normalize();
        return normal.toString().substring(1);
    }

    private void add(int layer, TarArchiveEntry entry, InputStream content) throws IOException {
        String path = normal(entry.getName());
        if (path.isEmpty()) {
            return;
        }
        int slash = path.lastIndexOf('/');
        String name = path.substring(slash + 1);
        if (name.equals(OPAQUE)) {
            below(path.substring(0, slash)).stream()
                    .filter(file -> file.layer() < layer)
                    .forEach(file -> files.remove(file.path()));
        } else if (name.startsWith(WHITE_OUT)) {
            String gone = path.substring(0, slash + 1) + name.substring(WHITE_OUT.length());
            below(gone).forEach(file -> files.remove(file.path()));
            files.remove(gone);
        } else {
            files.put(path, new BaseFile(path, entry.isDirectory(), target(entry, path), layer));
            if (name.equals("release") && entry.isFile() && entry.getSize() <= MAX_RELEASE_BYTES) {
                releases.put(path, new String(content.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
    }

    /** A hard link's target is a path of the layer; a symbolic link's is relative to where it is. */
    private static String target(TarArchiveEntry entry, String path) {
        if (entry.isSymbolicLink()) {
            Path parent = Path.of("/" + path).getParent();
            return normal(parent.resolve(entry.getLinkName()).toString());
        }
        return entry.isLink() ? normal(entry.getLinkName()) : "";
    }
}
