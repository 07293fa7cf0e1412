package ai.voicecore.gregor.cli.wiring;

import ai.voicecore.gregor.cli.terminal.Console;
import ai.voicecore.gregor.cli.terminal.ExitCode;
import ai.voicecore.gregor.concurrent.Stop;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command, which gets its context before it is called. */
public abstract class ContextCommand implements Callable<ExitCode> {
    @Spec
    private @Nullable CommandSpec spec;

    private @Nullable Context context;

    public final ContextCommand in(Context its) {
        context = its;
        return this;
    }

    protected final Context context() {
        return Objects.requireNonNull(context);
    }

    protected final Console console() {
        return context().console();
    }

    protected final Wiring wiring() {
        return context().wiring();
    }

    protected final Stop stop() {
        return context().stop();
    }

    /** Prints the result of a command that has done what it was asked. */
    protected final ExitCode answered(String result) {
        console().answer(result);
        return ExitCode.DONE;
    }

    /** Prints the help of a command that only groups others. */
    protected final ExitCode helped() {
        return answered(
                Objects.requireNonNull(spec).commandLine().getUsageMessage().stripTrailing());
    }
}
