package ai.voicecore.gregor.runtime.jdk;

import java.nio.file.Path;

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
    /** The Java of this process. */
    public static Jdk current() {
        return new Jdk(
                Path.of(System.getProperty("java.home")),
                Runtime.version().feature(),
                System.getProperty("java.version"),
                System.getProperty("java.vm.version"));
    }

    /** The program that starts a JVM. */
    public Path java() {
        return home.resolve("bin").resolve("java");
    }

    @Override
    public String toString() {
        return "Java " + version + " in " + home;
    }
}
