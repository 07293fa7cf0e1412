package ai.voicecore.gregor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.cli.terminal.Console;
import ai.voicecore.gregor.cli.wiring.Context;
import ai.voicecore.gregor.cli.wiring.Wiring;
import ai.voicecore.gregor.concurrent.Stop;
import ai.voicecore.gregor.concurrent.Time;
import ai.voicecore.gregor.platform.Progress;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/**
 * The scripts in {@code completions/} are those that the commands generate. {@code -Dcompletions.rewrite} writes them
 * again.
 */
class CompletionTest {
    private static final Path DIRECTORY = Path.of("..", "completions");

    @ParameterizedTest
    @ValueSource(strings = {"bash", "fish"})
    void theCommittedScriptIsTheGeneratedOne(String shell) throws IOException {
        Path file = DIRECTORY.resolve("gregor." + shell);
        String script = generate(shell);
        if (System.getProperty("completions.rewrite") != null) {
            Files.writeString(file, script);
        }

        assertThat(file).hasContent(script);
        assertThat(script).contains("deploy").contains("port-offset").contains("zookeeper");
    }

    private static String generate(String shell) {
        PrintStream nowhere = new PrintStream(PrintStream.nullOutputStream());
        Console console = new Console(nowhere, nowhere, false, false, new Stop(Time.REAL));
        CommandLine commands = Main.commands(new Context(
                console,
                new Wiring(
                        Map.of("GREGOR_HOME", "/nowhere"),
                        DIRECTORY,
                        Progress.SILENT,
                        options -> {},
                        new Stop(Time.REAL)),
                new Stop(Time.REAL)));
        return shell.equals("bash") ? CompletionCommand.bash(commands) : CompletionCommand.fish(commands);
    }
}
