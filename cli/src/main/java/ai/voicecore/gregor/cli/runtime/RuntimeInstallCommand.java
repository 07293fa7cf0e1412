package ai.voicecore.gregor.cli.runtime;

import ai.voicecore.gregor.cli.terminal.ExitCode;
import ai.voicecore.gregor.cli.wiring.ContextCommand;
import ai.voicecore.gregor.platform.local.software.InstallLines;
import ai.voicecore.gregor.runtime.InstalledRuntime;
import ai.voicecore.gregor.runtime.RuntimeId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "install",
        description = "Installs a runtime from the Maven repositories that your settings name, or repairs it.")
public final class RuntimeInstallCommand extends ContextCommand {
    @Parameters(paramLabel = "RUNTIME", description = "kafka-4.3.1, 4.3.1 for short, or registry-3.3.3.")
    private String runtime = "";

    @Override
    public ExitCode call() {
        RuntimeId id = runtime.contains("-") ? RuntimeId.parse(runtime) : RuntimeId.kafka(runtime);
        InstalledRuntime installed = wiring().runtimes().install(id, new InstallLines(console()));
        return answered(installed.id() + " is installed in " + installed.home());
    }
}
