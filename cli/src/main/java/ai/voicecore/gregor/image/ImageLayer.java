package ai.voicecore.gregor.image;

import java.nio.file.Path;
import java.time.Instant;
import java.util.SortedMap;

/**
 * A layer of files.
 *
 * @param name for people; it is no part of the image
 * @param files where they come from, by their path below {@code ImageLayout.ROOT}
 */
record ImageLayer(String name, SortedMap<String, Path> files) {
    /** The time of every file: a class-data archive is refused when a jar's time differs, and 0 means "not checked". */
    static final Instant TIME = Instant.ofEpochSecond(1);
}
