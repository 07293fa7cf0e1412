package ai.voicecore.gregor.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Says which deployed cluster a command is about. */
final class ClusterOption {
    @Option(names = "--name", paramLabel = "NAME", description = "Name of the cluster, if there are several.")
    private @Nullable String name;

    Optional<String> name() {
        return Optional.ofNullable(name);
    }
}
