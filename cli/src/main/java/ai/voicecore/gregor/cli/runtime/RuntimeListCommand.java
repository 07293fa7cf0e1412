package ai.voicecore.gregor.cli.runtime;

import ai.voicecore.gregor.cli.terminal.ExitCode;
import ai.voicecore.gregor.cli.terminal.Table;
import ai.voicecore.gregor.cli.wiring.ContextCommand;
import ai.voicecore.gregor.runtime.RuntimeStatus;
import java.util.Locale;
import picocli.CommandLine.Command;

@Command(name = "list", description = "Lists the installed runtimes.")
public final class RuntimeListCommand extends ContextCommand {
    @Override
    public ExitCode call() {
        Table table = new Table("RUNTIME", "STATE", "MIB", "DIRECTORY", "DETAIL");
        for (RuntimeStatus status : wiring().runtimes().list()) {
            table.row(
                    status.id(),
                    status.state().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    status.bytes() >> 20,
                    status.home(),
                    status.detail());
        }
        return answered(table.toString());
    }
}
