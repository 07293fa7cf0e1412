package ai.voicecore.gregor.cli;

import ai.voicecore.gregor.cli.terminal.Console;
import ai.voicecore.gregor.cli.terminal.ExitCode;
import ai.voicecore.gregor.cli.wiring.Context;
import ai.voicecore.gregor.cli.wiring.Wiring;
import ai.voicecore.gregor.concurrent.Stop;
import ai.voicecore.gregor.concurrent.Time;
import ai.voicecore.gregor.testing.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Runs a command line in this JVM. A separate process takes half a second of CPU to start, which is too much for
 * commands that are repeated until a condition holds.
 */
public final class InProcess {
    private InProcess() {}

    public static Outcome run(Path distribution, Map<String, String> environment, List<String> arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(printing(out), printing(err), false, false, new Stop(Time.REAL));
        Wiring wiring = new Wiring(environment, distribution, console, console::about, new Stop(Time.REAL));
        ExitCode code = console.ended(
                Main.run(new Context(console, wiring, new Stop(Time.REAL)), arguments.toArray(String[]::new)));
        return new Outcome(
                "gregor " + String.join(" ", arguments),
                code.number(),
                out.toString(StandardCharsets.UTF_8),
                err.toString(StandardCharsets.UTF_8));
    }

    private static PrintStream printing(ByteArrayOutputStream to) {
        return new PrintStream(to, true, StandardCharsets.UTF_8);
    }
}
