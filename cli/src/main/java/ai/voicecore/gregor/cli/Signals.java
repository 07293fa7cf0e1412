package ai.voicecore.gregor.cli;

import ai.voicecore.gregor.concurrent.Stop;
import ai.voicecore.gregor.concurrent.Stopped;
import ai.voicecore.gregor.concurrent.Time;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/** Has Ctrl-C and its like stop the command; the second one ends the process at once. */
@SuppressWarnings(
        "sunapi") // The JDK has no other way to be told of a signal without ending: a shutdown hook cannot be called
// off.
final class Signals {
    private static final List<String> NAMES = List.of("INT", "TERM", "HUP");

    /** How long the command may take to come to its next wait: a call that does not come back must not hold Ctrl-C up. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    private Signals() {}

    /** Signals that this process was started to ignore, as by nohup, stay ignored. */
    static void stop(Stop stop) {
        AtomicBoolean came = new AtomicBoolean();
        for (String name : NAMES) {
            Signal signal = new Signal(name);
            SignalHandler before = Signal.handle(signal, received -> received(received, stop, came));
            if (before.equals(SignalHandler.SIG_IGN)) {
                Signal.handle(signal, SignalHandler.SIG_IGN);
            }
        }
    }

    /** Called in a thread of its own. */
    private static void received(Signal signal, Stop stop, AtomicBoolean came) {
        int code = 128 + signal.getNumber();
        if (came.getAndSet(true)) {
            Main.halt(code);
        }
        stop.now(new Stopped("", code));
        long end = Time.REAL.in(GRACE);
        while (!Time.REAL.isPast(end)) {
            Time.REAL.pause(GRACE);
        }
        Main.halt(code);
    }
}
