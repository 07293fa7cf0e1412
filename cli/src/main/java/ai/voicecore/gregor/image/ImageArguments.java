package ai.voicecore.gregor.image;

import ai.voicecore.gregor.launch.ArchiveFormat;
import ai.voicecore.gregor.launch.ArgumentFile;
import ai.voicecore.gregor.launch.ImageLayout;
import ai.voicecore.gregor.launch.Software;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The texts of the image's argument files. Their last line is the main class. */
final class ImageArguments {
    private static final String CLI_MAIN = "ai.voicecore.gregor.cli.Main";

    private ImageArguments() {}

    /** A node's. Without an archive in the image, its JVM keeps one in the volume. */
    static String of(ImageSoftware image, boolean archived) {
        Software software = image.software();
        List<String> arguments = new ArrayList<>();
        if (archived) {
            // Nobody in a pod starts the JVM more carefully when its archive turns out to be damaged.
            arguments.addAll(ArchiveFormat.of(software.jdk()).use(archive(image.name())));
            arguments.add(ArchiveFormat.VERIFY);
        } else {
            arguments.addAll(ArchiveFormat.keep(Path.of(ImageLayout.STATE, image.name()), software.jdk()));
        }
        arguments.addAll(software.jvmFlags());
        arguments.add("-cp");
        arguments.add(software.classPathArgument());
        arguments.add(software.mainClass());
        return ArgumentFile.of(arguments);
    }

    /** Where an archive is in the image, relative to the root. */
    static Path archive(String software) {
        return Path.of("archives", software);
    }

    /** The command line's: as the launcher on a machine calls it. */
    static String cli(List<Path> jars) {
        return ArgumentFile.of(List.of(
                "-Xlog:disable",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "--enable-native-access=ALL-UNNAMED",
                "-Dgregor.dist=" + ImageLayout.ROOT,
                "-cp",
                jars.stream().map(jar -> "lib/" + jar.getFileName()).collect(Collectors.joining(":")),
                CLI_MAIN));
    }
}
