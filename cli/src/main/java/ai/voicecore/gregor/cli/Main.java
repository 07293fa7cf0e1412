package ai.voicecore.gregor.cli;

import ai.voicecore.gregor.cli.audit.AuditCommand;
import ai.voicecore.gregor.cli.audit.AuditRunCommand;
import ai.voicecore.gregor.cli.cluster.DeployCommand;
import ai.voicecore.gregor.cli.cluster.DownCommand;
import ai.voicecore.gregor.cli.cluster.LogsCommand;
import ai.voicecore.gregor.cli.cluster.ReplaceCommand;
import ai.voicecore.gregor.cli.cluster.ReplayCommand;
import ai.voicecore.gregor.cli.cluster.RestartCommand;
import ai.voicecore.gregor.cli.cluster.StatusCommand;
import ai.voicecore.gregor.cli.cluster.UpgradeCommand;
import ai.voicecore.gregor.cli.cluster.ValidateCommand;
import ai.voicecore.gregor.cli.drill.DrillCommand;
import ai.voicecore.gregor.cli.drill.DrillListCommand;
import ai.voicecore.gregor.cli.drill.DrillMendCommand;
import ai.voicecore.gregor.cli.drill.DrillRunCommand;
import ai.voicecore.gregor.cli.image.ImageBuildCommand;
import ai.voicecore.gregor.cli.image.ImageCommand;
import ai.voicecore.gregor.cli.image.RenderCommand;
import ai.voicecore.gregor.cli.image.RenderKubernetesCommand;
import ai.voicecore.gregor.cli.inside.InsideAuditCommand;
import ai.voicecore.gregor.cli.inside.InsideCommand;
import ai.voicecore.gregor.cli.inside.InsideFinishCommand;
import ai.voicecore.gregor.cli.inside.InsideValidateCommand;
import ai.voicecore.gregor.cli.runtime.RuntimeArchiveCommand;
import ai.voicecore.gregor.cli.runtime.RuntimeCommand;
import ai.voicecore.gregor.cli.runtime.RuntimeInstallCommand;
import ai.voicecore.gregor.cli.runtime.RuntimeListCommand;
import ai.voicecore.gregor.cli.terminal.Console;
import ai.voicecore.gregor.cli.terminal.ExitCode;
import ai.voicecore.gregor.cli.topics.TopicsApplyCommand;
import ai.voicecore.gregor.cli.topics.TopicsCommand;
import ai.voicecore.gregor.cli.topics.TopicsCreateCommand;
import ai.voicecore.gregor.cli.topics.TopicsDeleteCommand;
import ai.voicecore.gregor.cli.topics.TopicsDiffCommand;
import ai.voicecore.gregor.cli.topics.TopicsImportCommand;
import ai.voicecore.gregor.cli.topics.TopicsListCommand;
import ai.voicecore.gregor.cli.topics.TopicsMovesCommand;
import ai.voicecore.gregor.cli.wiring.Context;
import ai.voicecore.gregor.cli.wiring.Wiring;
import ai.voicecore.gregor.concurrent.Stop;
import ai.voicecore.gregor.concurrent.Stopped;
import ai.voicecore.gregor.concurrent.Time;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The entry point of {@code gregor}. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        QuietLogging.install();
        Map<String, String> environment = System.getenv();
        Path distribution = Path.of(System.getProperty("gregor.dist", "."));
        Console console = Console.of(environment);
        Stop stop = new Stop(Time.REAL);
        Signals.stop(stop);
        Wiring wiring = new Wiring(environment, distribution, console, console::about, stop);
        ExitCode code = console.ended(run(new Context(console, wiring, stop), args));
        System.exit(stop.why().map(Stopped::exitCode).orElse(code.number()));
    }

    /** Ends this process at once. */
    static void halt(int code) {
        Runtime.getRuntime().halt(code);
    }

    /** Runs one command line and returns its exit code; errors are printed on the console. */
    static ExitCode run(Context context, String... args) {
        CommandLine commands = commands(context, args.length == 0 ? "" : args[0])
                .setExecutionStrategy(parsed -> execute(context.console(), parsed))
                .setExecutionExceptionHandler((failure, command, parsed) ->
                        new ErrorReporter(context.console()).report(failure).number())
                .setParameterExceptionHandler((failure, wrong) -> usage(context.console(), failure));
        return ExitCode.of(commands.execute(args));
    }

    /** Runs the innermost command and returns its result as the exit code. */
    private static int execute(Console console, ParseResult parsed) {
        CommandLine last = parsed.asCommandLineList().getLast();
        console.running("running " + last.getCommandSpec().qualifiedName());
        new CommandLine.RunLast().execute(parsed);
        return last.getExecutionResult() instanceof ExitCode code ? code.number() : ExitCode.DONE.number();
    }

    /** Prints what is wrong, a suggestion, and where to read more, instead of the whole help. */
    private static int usage(Console console, ParameterException failure) {
        CommandLine command = failure.getCommandLine();
        // Some messages of picocli start with this text, and the console adds it to all.
        String message = String.valueOf(failure.getMessage()).replaceFirst("^Error: ", "");
        console.error(message + UsageHints.meant(failure) + "\n       See: "
                + command.getCommandSpec().qualifiedName() + " --help");
        return ExitCode.USAGE.number();
    }

    /** All commands. */
    static CommandLine commands(Context context) {
        return commands(context, "");
    }

    /** Creates only the named command, if it exists: reading the options of all commands takes 0.1 s. */
    private static CommandLine commands(Context context, String named) {
        Map<String, Function<Context, CommandLine>> all = all();
        CommandLine gregor = new CommandLine(new GregorCommand(context));
        all.forEach((name, command) -> {
            if (name.equals(named) || !all.containsKey(named)) {
                gregor.addSubcommand(command.apply(context));
            }
        });
        return gregor;
    }

    /** The commands by name, in the order of the help. */
    private static Map<String, Function<Context, CommandLine>> all() {
        Map<String, Function<Context, CommandLine>> all = new LinkedHashMap<>();
        all.put("deploy", context -> new CommandLine(new DeployCommand(context)));
        all.put("validate", context -> new CommandLine(new ValidateCommand(context)));
        all.put("status", context -> new CommandLine(new StatusCommand(context)));
        all.put(
                "topics",
                context -> new CommandLine(new TopicsCommand(context))
                        .addSubcommand(new TopicsListCommand(context))
                        .addSubcommand(new TopicsCreateCommand(context))
                        .addSubcommand(new TopicsDiffCommand(context))
                        .addSubcommand(new TopicsDeleteCommand(context))
                        .addSubcommand(new TopicsApplyCommand(context))
                        .addSubcommand(new TopicsMovesCommand(context))
                        .addSubcommand(new TopicsImportCommand(context)));
        all.put("restart", context -> new CommandLine(new RestartCommand(context)));
        all.put("replace", context -> new CommandLine(new ReplaceCommand(context)));
        all.put("upgrade", context -> new CommandLine(new UpgradeCommand(context)));
        all.put("logs", context -> new CommandLine(new LogsCommand(context)));
        all.put("down", context -> new CommandLine(new DownCommand(context)));
        all.put("replay", context -> new CommandLine(new ReplayCommand(context)));
        all.put(
                "render",
                context -> new CommandLine(new RenderCommand(context))
                        .addSubcommand(new RenderKubernetesCommand(context)));
        all.put(
                "inside",
                context -> new CommandLine(new InsideCommand(context))
                        .addSubcommand(new InsideFinishCommand(context))
                        .addSubcommand(new InsideValidateCommand(context))
                        .addSubcommand(new InsideAuditCommand(context)));
        all.put(
                "audit",
                context -> new CommandLine(new AuditCommand(context)).addSubcommand(new AuditRunCommand(context)));
        all.put(
                "drill",
                context -> new CommandLine(new DrillCommand(context))
                        .addSubcommand(new DrillListCommand(context))
                        .addSubcommand(new DrillRunCommand(context))
                        .addSubcommand(new DrillMendCommand(context)));
        all.put(
                "runtime",
                context -> new CommandLine(new RuntimeCommand(context))
                        .addSubcommand(new RuntimeListCommand(context))
                        .addSubcommand(new RuntimeInstallCommand(context))
                        .addSubcommand(new RuntimeArchiveCommand(context)));
        all.put(
                "image",
                context -> new CommandLine(new ImageCommand(context)).addSubcommand(new ImageBuildCommand(context)));
        all.put("completion", context -> new CommandLine(new CompletionCommand(context)));
        return all;
    }
}
