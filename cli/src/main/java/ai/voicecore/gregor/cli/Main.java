package ai.voicecore.gregor.cli;

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
import ai.voicecore.gregor.cli.drill.DrillListCommand;
import ai.voicecore.gregor.cli.drill.DrillMendCommand;
import ai.voicecore.gregor.cli.drill.DrillRunCommand;
import ai.voicecore.gregor.cli.image.ImageBuildCommand;
import ai.voicecore.gregor.cli.image.RenderKubernetesCommand;
import ai.voicecore.gregor.cli.inside.InsideAuditCommand;
import ai.voicecore.gregor.cli.inside.InsideFinishCommand;
import ai.voicecore.gregor.cli.inside.InsideValidateCommand;
import ai.voicecore.gregor.cli.migrate.MigrateFinalizeCommand;
import ai.voicecore.gregor.cli.migrate.MigratePlanCommand;
import ai.voicecore.gregor.cli.migrate.MigrateRollbackCommand;
import ai.voicecore.gregor.cli.migrate.MigrateStartCommand;
import ai.voicecore.gregor.cli.migrate.MigrateStatusCommand;
import ai.voicecore.gregor.cli.runtime.RuntimeArchiveCommand;
import ai.voicecore.gregor.cli.runtime.RuntimeInstallCommand;
import ai.voicecore.gregor.cli.runtime.RuntimeListCommand;
import ai.voicecore.gregor.cli.terminal.Console;
import ai.voicecore.gregor.cli.terminal.ExitCode;
import ai.voicecore.gregor.cli.topics.TopicsApplyCommand;
import ai.voicecore.gregor.cli.topics.TopicsCreateCommand;
import ai.voicecore.gregor.cli.topics.TopicsDeleteCommand;
import ai.voicecore.gregor.cli.topics.TopicsDiffCommand;
import ai.voicecore.gregor.cli.topics.TopicsImportCommand;
import ai.voicecore.gregor.cli.topics.TopicsListCommand;
import ai.voicecore.gregor.cli.topics.TopicsMovesCommand;
import ai.voicecore.gregor.cli.wiring.Context;
import ai.voicecore.gregor.cli.wiring.ContextCommand;
import ai.voicecore.gregor.cli.wiring.Version;
import ai.voicecore.gregor.cli.wiring.Wiring;
import ai.voicecore.gregor.concurrent.Stop;
import ai.voicecore.gregor.concurrent.Stopped;
import ai.voicecore.gregor.concurrent.Time;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
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

    static CommandLine commands(Context context) {
        return commands(context, "");
    }

    /** Creates only the named command, if it exists: reading the options of all commands takes 0.1 s. */
    private static CommandLine commands(Context context, String named) {
        Map<String, Supplier<CommandLine>> all = all(context);
        CommandLine gregor = new CommandLine(new Root().in(context));
        all.forEach((name, command) -> {
            if (name.equals(named) || !all.containsKey(named)) {
                gregor.addSubcommand(command.get());
            }
        });
        return gregor;
    }

    /** The commands by name, in the order of the help. */
    private static Map<String, Supplier<CommandLine>> all(Context context) {
        Tree tree = new Tree(context, new LinkedHashMap<>());
        tree.command("deploy", DeployCommand::new);
        tree.command("validate", ValidateCommand::new);
        tree.command("status", StatusCommand::new);
        tree.group(
                "topics",
                "Compares topics with the spec, and changes them.",
                TopicsListCommand::new,
                TopicsCreateCommand::new,
                TopicsDiffCommand::new,
                TopicsDeleteCommand::new,
                TopicsApplyCommand::new,
                TopicsMovesCommand::new,
                TopicsImportCommand::new);
        tree.command("restart", RestartCommand::new);
        tree.command("replace", ReplaceCommand::new);
        tree.command("upgrade", UpgradeCommand::new);
        tree.group(
                "migrate",
                "Takes a running cluster from ZooKeeper to KRaft, with a way back until it is finalized.",
                MigratePlanCommand::new,
                MigrateStatusCommand::new,
                MigrateStartCommand::new,
                MigrateRollbackCommand::new,
                MigrateFinalizeCommand::new);
        tree.command("logs", LogsCommand::new);
        tree.command("down", DownCommand::new);
        tree.command("replay", ReplayCommand::new);
        tree.group(
                "render",
                "Writes what Gregor would apply, for those who apply it themselves.",
                RenderKubernetesCommand::new);
        tree.group(
                "inside",
                "Commands for a pod: they ask only the nodes, and need no kubeconfig and no permissions.",
                InsideFinishCommand::new,
                InsideValidateCommand::new,
                InsideAuditCommand::new);
        tree.group("audit", "Runs a load and verifies every record of it.", AuditRunCommand::new);
        tree.group(
                "drill",
                "Injects faults under a verified load, and reports the effects.",
                DrillListCommand::new,
                DrillRunCommand::new,
                DrillMendCommand::new);
        tree.group(
                "runtime",
                "Lists and installs the versions of Kafka and of the registry, and creates class-data archives.",
                RuntimeListCommand::new,
                RuntimeInstallCommand::new,
                RuntimeArchiveCommand::new);
        tree.group("image", "Builds the container image that nodes run from on Kubernetes.", ImageBuildCommand::new);
        tree.command("completion", CompletionCommand::new);
        return tree.all();
    }

    /** A command that only groups subcommands; without one it prints its help. */
    @Command
    private static class Group extends ContextCommand {
        @Override
        public ExitCode call() {
            return helped();
        }
    }

    /** The root of the command tree. */
    @Command(
            name = "gregor",
            versionProvider = Version.class,
            scope = CommandLine.ScopeType.INHERIT,
            description = "Runs Apache Kafka, coordinated by ZooKeeper or by KRaft, and proves that it works.",
            synopsisSubcommandLabel = "COMMAND",
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {
                "0:done",
                "1:failed",
                "2:bad usage or bad spec; nothing was started",
                "3:findings: a check did not hold",
                "4:unreachable",
                "5:timed out",
                "130:interrupted"
            })
    private static final class Root extends Group {
        /** Picocli uses both of these annotations. */
        @SuppressWarnings("UnusedVariable")
        @Option(
                names = {"-h", "--help"},
                usageHelp = true,
                scope = CommandLine.ScopeType.INHERIT,
                description = "Show this help message and exit.")
        private boolean help;

        /** Only of the root command: after a subcommand a version means a Kafka version. */
        @SuppressWarnings("UnusedVariable")
        @Option(
                names = {"-V", "--version"},
                versionHelp = true,
                description = "Print Gregor's own version and exit.")
        private boolean version;
    }

    /** Commands by name, each created when it is asked for. */
    private record Tree(Context context, Map<String, Supplier<CommandLine>> all) {
        void command(String name, Supplier<ContextCommand> command) {
            all.put(name, () -> new CommandLine(command.get().in(context)));
        }

        @SafeVarargs
        final void group(String name, String description, Supplier<ContextCommand>... commands) {
            all.put(name, () -> {
                CommandLine group = new CommandLine(new Group().in(context)).setCommandName(name);
                group.getCommandSpec().usageMessage().description(description).synopsisSubcommandLabel("COMMAND");
                for (Supplier<ContextCommand> command : commands) {
                    group.addSubcommand(command.get().in(context));
                }
                return group;
            });
        }
    }
}
