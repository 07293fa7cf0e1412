package ai.voicecore.gregor.cli;

import ai.voicecore.gregor.cli.terminal.ExitCode;
import ai.voicecore.gregor.cli.wiring.ContextCommand;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Parameters;

@Command(name = "completion", description = "Prints the completion script of a shell, to be sourced by it.")
final class CompletionCommand extends ContextCommand {
    @Parameters(paramLabel = "SHELL", description = "One of: ${COMPLETION-CANDIDATES}.")
    private Shell shell = Shell.bash;

    private enum Shell {
        bash,
        zsh,
        fish
    }

    @Override
    public ExitCode call() {
        CommandLine commands = Main.commands(context());
        return answered(
                switch (shell) {
                    case bash -> bash(commands);
                    case zsh -> zsh(commands);
                    case fish -> fish(commands);
                });
    }

    static String bash(CommandLine commands) {
        return AutoComplete.bash("gregor", commands);
    }

    /** Zsh can load bash completions. */
    private static String zsh(CommandLine commands) {
        return "autoload -U +X compinit && compinit\nautoload -U +X bashcompinit && bashcompinit\n" + bash(commands);
    }

    static String fish(CommandLine commands) {
        Stream<String> lines =
                Stream.concat(Stream.of("complete -c gregor -f"), fish(commands, "__fish_use_subcommand"));
        return lines.collect(Collectors.joining("\n", "", "\n"));
    }

    private static Stream<String> fish(CommandLine command, String condition) {
        Stream<String> names = subcommands(command)
                .map(sub -> "complete -c gregor -n '" + condition + "' -a " + sub.getCommandName() + " -d "
                        + quoted(first(sub.getCommandSpec().usageMessage().description())));
        Stream<String> options = command.getCommandSpec().options().stream()
                .filter(option -> !option.hidden())
                .map(option -> "complete -c gregor -n '" + condition + "' " + fish(option));
        Stream<String> below =
                subcommands(command).flatMap(sub -> fish(sub, "__fish_seen_subcommand_from " + sub.getCommandName()));
        return Stream.of(names, options, below).flatMap(stream -> stream);
    }

    private static Stream<CommandLine> subcommands(CommandLine command) {
        return command.getSubcommands().values().stream().distinct();
    }

    private static String fish(OptionSpec option) {
        List<String> words = Arrays.stream(option.names())
                .map(name -> name.startsWith("--") ? "-l " + name.substring(2) : "-s " + name.substring(1))
                .toList();
        String value = option.arity().max() == 0 ? "" : option.paramLabel().equals("FILE") ? " -r -F" : " -x";
        String candidates = option.completionCandidates() == null
                ? ""
                : " -a " + quoted(String.join(" ", option.completionCandidates()));
        return String.join(" ", words) + value + candidates + " -d " + quoted(first(option.description()));
    }

    private static String first(String[] description) {
        return description.length == 0 ? "" : description[0].replaceAll(" \\(default: .*\\)", "");
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "\\'") + "'";
    }
}
