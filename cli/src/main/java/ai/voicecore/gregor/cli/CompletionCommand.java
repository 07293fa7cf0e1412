package ai.voicecore.gregor.cli;

import ai.voicecore.gregor.cli.terminal.ExitCode;
import ai.voicecore.gregor.cli.wiring.ContextCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints a completion script. */
@Command(name = "completion", description = "Prints the completion script of a shell, to be sourced by it.")
final class CompletionCommand extends ContextCommand {
    @Parameters(paramLabel = "SHELL", description = "One of: ${COMPLETION-CANDIDATES}.")
    private Shell shell = Shell.bash;

    /** The words of the parameter. */
    private enum Shell {
        bash,
        zsh,
        fish
    }

    @Override
    public ExitCode call() {
        CommandLine commands = Main.commands(context());
        console()
                .answer(
                        switch (shell) {
                            case bash -> Completion.bash(commands);
                            case zsh -> Completion.zsh(commands);
                            case fish -> Completion.fish(commands);
                        });
        return ExitCode.DONE;
    }
}
