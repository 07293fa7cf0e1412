package ai.voicecore.gregor.platform.local.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All mount points, including bind mounts ({@code mount --bind}), which have no device number of their own. */
final class MountPoints {
    /** proc_mounts(5). */
    private static final Path TABLE = Path.of("/proc/self/mounts");

    private static final Pattern OCTAL = Pattern.compile("\\\\([0-7]{3})");

    private MountPoints() {}

    /** All of them; none on a system without this table. */
    static Set<Path> all() throws IOException {
        if (!Files.isReadable(TABLE)) {
            return Set.of();
        }
        try (Stream<String> lines = Files.lines(TABLE)) {
            return lines.map(MountPoints::place).collect(Collectors.toSet());
        }
    }

    /** The second field of a line; blanks are written as {@code \\040}. */
    static Path place(String line) {
        return Path.of(OCTAL.matcher(line.split(" ", -1)[1]).replaceAll(MountPoints::character));
    }

    private static String character(MatchResult octal) {
        return java.util.regex.Matcher.quoteReplacement(
                String.valueOf((char) Integer.parseInt(octal.group(1), Byte.SIZE)));
    }
}
