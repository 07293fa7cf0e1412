package ai.voicecore.gregor.cli;

import picocli.CommandLine.Command;

/** Writes what Gregor would apply. */
@Command(name = "render", description = "Writes what Gregor would apply, for those who apply it themselves.")
final class RenderCommand extends CommandGroup {
    RenderCommand(Context context) {
        super(context);
    }
}
