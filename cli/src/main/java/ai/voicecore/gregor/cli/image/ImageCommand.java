package ai.voicecore.gregor.cli.image;

import ai.voicecore.gregor.cli.wiring.CommandGroup;
import ai.voicecore.gregor.cli.wiring.Context;
import picocli.CommandLine.Command;

/** The container image. */
@Command(
        name = "image",
        synopsisSubcommandLabel = "COMMAND",
        description = "Builds the container image that nodes run from on Kubernetes.")
public final class ImageCommand extends CommandGroup {
    public ImageCommand(Context context) {
        super(context);
    }
}
