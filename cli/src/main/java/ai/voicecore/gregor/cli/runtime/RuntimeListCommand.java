package ai.voicecore.gregor.cli.runtime;

import ai.voicecore.gregor.cli.terminal.ExitCode;
import ai.voicecore.gregor.cli.terminal.Table;
import ai.voicecore.gregor.cli.wiring.Context;
import ai.voicecore.gregor.runtime.RuntimeStatus;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Lists what is installed. */
@Command(name = "list", description = "Lists the installed runtimes.")
public final class RuntimeListCommand implements Callable<ExitCode> {
    private static final long MEBIBYTE = 1024L * 1024;

    private final Context context;

    public RuntimeListCommand(Context context) {
        this.context = context;
    }

    @Override
    public ExitCode call() {
        Table table = new Table("RUNTIME", "STATE", "MIB", "DIRECTORY", "DETAIL");
        for (RuntimeStatus status : context.wiring().runtimes().list()) {
            table.row(
                    status.id().toString(),
                    status.state().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    String.valueOf(status.bytes() / MEBIBYTE),
                    status.home().toString(),
                    status.detail());
        }
        context.console().answer(table.toString());
        return ExitCode.DONE;
    }
}
