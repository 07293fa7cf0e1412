package ai.voicecore.gregor.cli.wiring;

import ai.voicecore.gregor.cli.option.TargetOption;
import picocli.CommandLine.Mixin;

/** A command about any cluster. */
public abstract class TargetCommand extends ContextCommand {
    @Mixin
    private TargetOption option = new TargetOption();

    protected final Target target() {
        return wiring().target(option);
    }

    protected final boolean isForeign() {
        return option.isForeign();
    }
}
