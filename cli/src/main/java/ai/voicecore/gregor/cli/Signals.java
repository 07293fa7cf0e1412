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
 * Has Ctrl-C and its like stop the command; the second one ends the process at once. The JDK tells of a signal through {@code
 * sun.misc.Signal} only (module jdk.unsupported, which stays until there is something else, JEP 260); a shutdown hook cannot be told
 * of a second one. Javac warns of that class wherever it is named, so it is found by its name.
 */
final class Signals {
    private static final List<String> NAMES = List.of("INT", "TERM", "HUP");

    /** What shells add to the number of the signal that ended a process. */
    private static final int ENDED_BY_SIGNAL = 128;

    /** How long the command may take to come to its next wait: a call that does not come back must not hold Ctrl-C up. */
    private static final Duration GRACE = Duration.ofSeconds(3);

    private final Stop stop;
    private final AtomicBoolean came = new AtomicBoolean();

    private Signals(Stop stop) {
        this.stop = stop;
    }

    /** Signals that this process was started to ignore, as by nohup, stay ignored. */
    static void stop(Stop stop) {
        try {
            new Signals(stop).handle();
        } catch (ReflectiveOperationException e) {
            // A JVM without the class ends at the first signal, as it does by default.
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

    /** Called in a thread of its own. */
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
