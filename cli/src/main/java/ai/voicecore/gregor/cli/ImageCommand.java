package ai.voicecore.gregor.cli;

import picocli.CommandLine.Command;

/** The container image. */
@Command(
        name = "image",
        synopsisSubcommandLabel = "COMMAND",
        description = "Builds the container image that nodes run from on Kubernetes.")
final class ImageCommand extends CommandGroup {
    ImageCommand(Context context) {
        super(context);
    }
}
