package ai.voicecore.gregor.spec;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The lines of a spec file that a migration changes, as in a diff. Pure. */
public final class SpecDiff {
    private SpecDiff() {}

    /** Lines to remove, with {@code -}, and lines to write, with {@code +}. A file may leave out what is to be removed. */
    public static List<String> of(ClusterSpec before, ClusterSpec after) {
        List<String> old = lines(before);
        List<String> now = lines(after);
        return Stream.concat(
                        old.stream().filter(Predicate.not(now::contains)).map(line -> "- " + line),
                        now.stream().filter(Predicate.not(old::contains)).map(line -> "+ " + line))
                .toList();
    }

    private static List<String> lines(ClusterSpec spec) {
        String mode = "mode: " + spec.mode().name().toLowerCase(Locale.ROOT);
        String version = "version: " + spec.version();
        return spec.mode() == Mode.ZOOKEEPER
                ? List.of(mode, version, "zookeepers: " + spec.zookeepers())
                : List.of(
                        mode,
                        version,
                        "controllers: " + spec.controllers().name().toLowerCase(Locale.ROOT),
                        "controllerCount: " + spec.controllerCount());
    }
}
