package ai.voicecore.gregor.cli;

import ai.voicecore.gregor.spec.SpecSource;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that names a spec. It is read once, because a pipe has nothing to say a second time. */
final class SpecFile {
    private static final Path STANDARD_INPUT = Path.of("-");

    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            description = "The spec, or - for standard input; without one, that of the cluster that is deployed,"
                    + " or else the defaults.")
    private @Nullable Path file;

    private @Nullable SpecSource read;

    boolean isGiven() {
        return file != null;
    }

    /** Empty where no file is named; throws {@link ai.voicecore.gregor.spec.InvalidSpec} where it is no text. */
    Optional<SpecSource> source() {
        Path path = file;
        if (path != null && read == null) {
            read = path.equals(STANDARD_INPUT) ? SpecSource.standardInput(System.in) : SpecSource.file(path);
        }
        return Optional.ofNullable(read);
    }
}
