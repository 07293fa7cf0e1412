package ai.voicecore.gregor.cli.migrate;

import java.util.Set;
import picocli.CommandLine.Option;

/** The option for what users have deleted or reset themselves since a migration began. */
final class AcceptLostOption {
    @Option(
            names = "--accept-lost",
            paramLabel = "NAME",
            split = ",",
            description = "Consumer groups, transactional ids, and topics with producers that have less than before the"
                    + " migration because you have deleted or reset them yourself.")
    private Set<String> names = Set.of();

    Set<String> names() {
        return Set.copyOf(names);
    }
}
