package ai.voicecore.gregor.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The entry point of {@code gregor}. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        Map<String, String> environment = System.getenv();
        Path distribution = Path.of(System.getProperty("gregor.dist", "."));
        System.exit(run(new Context(Console.of(environment), new Wiring(environment, distribution)), args)
                .number());
    }

    /** Runs one command line and gives its exit code; whatever goes wrong is told on the console. */
    static ExitCode run(Context context, String... args) {
        CommandLine commands = commands(context)
                .setExecutionStrategy(Main::execute)
                .setExecutionExceptionHandler((failure, command, parsed) ->
                        new ErrorReporter(context.console()).report(failure).number())
                .setParameterExceptionHandler((failure, wrong) -> usage(context.console(), failure));
        return ExitCode.of(commands.execute(args));
    }

    /** Runs the innermost command that was named, and takes what it returns for the exit code. */
    private static int execute(ParseResult parsed) {
        new CommandLine.RunLast().execute(parsed);
        CommandLine last = parsed.asCommandLineList().getLast();
        return last.getExecutionResult() instanceof ExitCode code ? code.number() : ExitCode.DONE.number();
    }

    /** What was wrong, what was probably meant, and where to read more; not the whole help. */
    private static int usage(Console console, ParameterException failure) {
        CommandLine command = failure.getCommandLine();
        // Picocli begins some of its messages like this, and the console all of them.
        String message = String.valueOf(failure.getMessage()).replaceFirst("^Error: ", "");
        console.error(message + meant(failure) + "\n       See: "
                + command.getCommandSpec().qualifiedName() + " --help");
        return ExitCode.USAGE.number();
    }

    private static String meant(ParameterException failure) {
        List<String> near =
                failure instanceof UnmatchedArgumentException unmatched ? unmatched.getSuggestions() : List.of();
        return near.isEmpty() ? "" : "\n       Did you mean " + String.join(" or ", near) + "?";
    }

    static CommandLine commands(Context context) {
        CommandLine runtime = new CommandLine(new RuntimeCommand(context))
                .addSubcommand(new RuntimeListCommand(context))
                .addSubcommand(new RuntimeInstallCommand(context));
        CommandLine render =
                new CommandLine(new RenderCommand(context)).addSubcommand(new RenderKubernetesCommand(context));
        CommandLine inside = new CommandLine(new InsideCommand(context))
                .addSubcommand(new InsideFinishCommand(context))
                .addSubcommand(new InsideValidateCommand(context));
        CommandLine image = new CommandLine(new ImageCommand(context)).addSubcommand(new ImageBuildCommand(context));
        CommandLine audit = new CommandLine(new AuditCommand(context)).addSubcommand(new AuditRunCommand(context));
        CommandLine drill = new CommandLine(new DrillCommand(context))
                .addSubcommand(new DrillListCommand(context))
                .addSubcommand(new DrillRunCommand(context))
                .addSubcommand(new DrillMendCommand(context));
        CommandLine topics = new CommandLine(new TopicsCommand(context))
                .addSubcommand(new TopicsListCommand(context))
                .addSubcommand(new TopicsDiffCommand(context))
                .addSubcommand(new TopicsApplyCommand(context))
                .addSubcommand(new TopicsImportCommand(context));
        return new CommandLine(new GregorCommand(context))
                .addSubcommand(new DeployCommand(context))
                .addSubcommand(new ValidateCommand(context))
                .addSubcommand(new StatusCommand(context))
                .addSubcommand(topics)
                .addSubcommand(new RestartCommand(context))
                .addSubcommand(new UpgradeCommand(context))
                .addSubcommand(new LogsCommand(context))
                .addSubcommand(new DownCommand(context))
                .addSubcommand(new ReplayCommand(context))
                .addSubcommand(render)
                .addSubcommand(inside)
                .addSubcommand(audit)
                .addSubcommand(drill)
                .addSubcommand(runtime)
                .addSubcommand(image)
                .addSubcommand(new CompletionCommand(context));
    }
}
