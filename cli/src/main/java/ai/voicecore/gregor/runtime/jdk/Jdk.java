package ai.voicecore.gregor.runtime.jdk;

import ai.voicecore.gregor.runtime.VersionOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An installed Java, from its {@code release} file; a JRE without {@code javac} is sufficient.
 *
 * @param home its real directory: no symbolic link
 * @param feature major version: 17, 21, 25
 * @param version the whole version, such as 17.0.15
 * @param build the version with its build and vendor part, such as 17.0.15+6-Debian-1deb12u1; a class-data archive is
 *     only valid for the JVM with the same build
 */
public record Jdk(Path home, int feature, String version, String build) {
    public static Jdk current() {
        return new Jdk(
                Path.of(System.getProperty("java.home")),
                Runtime.version().feature(),
                System.getProperty("java.version"),
                System.getProperty("java.vm.version"));
    }

    /**
     * The Java of a {@code release} file, which has lines of {@code NAME="value"}; empty if the text has no version.
     *
     * @param home where it is, or will be
     */
    public static Optional<Jdk> described(Path home, String release) {
        return value(release, "JAVA_VERSION").flatMap(version -> {
            List<Long> numbers = VersionOrder.numbers(version);
            // Up to Java 8 the major version is the second number: 1.8.0_392.
            long feature = VersionOrder.at(numbers, numbers.size() > 1 && numbers.getFirst() == 1 ? 1 : 0);
            String build = value(release, "JAVA_RUNTIME_VERSION").orElse(version);
            return feature < 1 || feature > 9999
                    ? Optional.empty()
                    : Optional.of(new Jdk(home, (int) feature, version, build));
        });
    }

    private static Optional<String> value(String release, String name) {
        Matcher line = Pattern.compile("(?m)^" + name + "=\"?([^\"\r\n]+)\"?").matcher(release);
        return line.find() ? Optional.of(line.group(1).strip()) : Optional.empty();
    }

    public Path java() {
        return home.resolve("bin").resolve("java");
    }

    @Override
    public String toString() {
        return "Java " + version + " in " + home;
    }
}
