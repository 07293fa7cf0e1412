package ai.voicecore.gregor.cli;

import ai.voicecore.gregor.concurrent.Stop;
import ai.voicecore.gregor.concurrent.Stopped;
import ai.voicecore.gregor.concurrent.Time;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Makes Ctrl-C and similar signals stop the command; a second signal ends the process at once. The JDK reports signals only
 * through {@code sun.misc.Signal} (module jdk.unsupported, which stays until there is a replacement, JEP 260); a shutdown
 * hook does not see a second signal. The class is used by reflection, because javac warns of every direct use.
 */
final class Signals {
    private static final List<String> NAMES = List.of("INT", "TERM", "HUP");

    /** Shells add it to a signal number to form the exit code. */
    private static final int ENDED_BY_SIGNAL = 128;

    /** Time for the command to reach its next wait: a call that never returns must not block Ctrl-C. */
    private static final Duration GRACE = Duration.ofSeconds(3);

    private final Stop stop;
    private final AtomicBoolean came = new AtomicBoolean();

    private Signals(Stop stop) {
        this.stop = stop;
    }

    /** Signals that this process ignores from its start, as with nohup, stay ignored. */
    static void stop(Stop stop) {
        try {
            new Signals(stop).handle();
        } catch (ReflectiveOperationException e) {
            // On a JVM without the class the first signal ends the process, as by default.
            return;
        }
    }

    private void handle() throws ReflectiveOperationException {
        Class<?> signals = Class.forName("sun.misc.Signal");
        Class<?> handlers = Class.forName("sun.misc.SignalHandler");
        Method handle = signals.getMethod("handle", signals, handlers);
        Method number = signals.getMethod("getNumber");
        Object ignored = handlers.getField("SIG_IGN").get(null);
        Object handler = Proxy.newProxyInstance(
                Signals.class.getClassLoader(), new Class<?>[] {handlers}, (proxy, method, arguments) -> {
                    received(ENDED_BY_SIGNAL + (int) number.invoke(arguments[0]));
                    return null;
                });
        for (String name : NAMES) {
            Object signal = signals.getConstructor(String.class).newInstance(name);
            if (ignored.equals(handle.invoke(null, signal, handler))) {
                handle.invoke(null, signal, ignored);
            }
        }
    }

    /** Runs in its own thread. */
    private void received(int code) {
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
