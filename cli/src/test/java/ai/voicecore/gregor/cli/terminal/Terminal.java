package ai.voicecore.gregor.cli.terminal;

import ai.voicecore.gregor.testing.ManualTime;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** The two output streams of a console, in memory. */
public final class Terminal {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final ManualTime clock = new ManualTime();

    /** Advances the clock. */
    void passes(Duration time) {
        clock.pause(time);
    }

    public Console console(boolean live, boolean colour) {
        return new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                live,
                colour,
                clock);
    }

    /** Neither stream is a terminal. */
    public Console plain() {
        return console(false, false);
    }

    public String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    public String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
