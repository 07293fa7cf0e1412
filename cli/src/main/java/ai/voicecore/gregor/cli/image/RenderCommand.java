package ai.voicecore.gregor.cli.image;

import ai.voicecore.gregor.cli.wiring.CommandGroup;
import ai.voicecore.gregor.cli.wiring.Context;
import picocli.CommandLine.Command;

/** Writes manifests without applying them. */
@Command(name = "render", description = "Writes what Gregor would apply, for those who apply it themselves.")
public final class RenderCommand extends CommandGroup {
    public RenderCommand(Context context) {
        super(context);
    }
}
