package ai.voicecore.gregor.cli.option;

import ai.voicecore.gregor.spec.yaml.SpecSource;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A spec file that an option names. It is read once, because a pipe cannot be read again. */
public final class SpecFile {
    private final @Nullable Path path;
    private @Nullable SpecSource read;

    public SpecFile(@Nullable Path path) {
        this.path = path;
    }

    boolean isGiven() {
        return path != null;
    }

    /** Empty if no file is named; throws {@link ai.voicecore.gregor.spec.InvalidSpec} if it is not text. */
    public Optional<SpecSource> source() {
        if (path != null && read == null) {
            read = path.equals(Path.of("-")) ? SpecSource.standardInput(System.in) : SpecSource.file(path);
        }
        return Optional.ofNullable(read);
    }
}
