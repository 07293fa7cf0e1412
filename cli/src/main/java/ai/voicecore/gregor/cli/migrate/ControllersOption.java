package ai.voicecore.gregor.cli.migrate;

import ai.voicecore.gregor.spec.InvalidSpec;
import picocli.CommandLine.Option;

/** The option for the number of KRaft controllers. */
final class ControllersOption {
    private static final int MAX_CONTROLLERS = 9;

    @Option(
            names = "--controllers",
            paramLabel = "N",
            defaultValue = "3",
            description = "How many KRaft controllers to start (default: ${DEFAULT-VALUE}).")
    private int controllers = 3;

    /** Throws if a quorum cannot have so many controllers. */
    int number() {
        if (controllers < 1 || controllers > MAX_CONTROLLERS || controllers % 2 == 0) {
            throw InvalidSpec.of(
                    "--controllers",
                    "is " + controllers + ", and a quorum has an odd number of controllers, from 1 to "
                            + MAX_CONTROLLERS + ".",
                    "Write --controllers 3.");
        }
        return controllers;
    }
}
