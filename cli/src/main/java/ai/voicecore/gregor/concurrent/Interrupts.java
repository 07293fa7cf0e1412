package ai.voicecore.gregor.concurrent;

import java.util.concurrent.locks.LockSupport;

/** Runs actions when the JVM is told to end, as by Ctrl-C, during some work. */
public final class Interrupts {
    private Interrupts() {}

    /** Does not return if the JVM is ending: an interrupted command must not print anything more. */
    public static <T, E extends Exception> T during(Stop.Work<T, E> work, Runnable onInterrupt) throws E {
        Thread hook = new Thread(onInterrupt, "interrupted");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return work.run();
        } finally {
            forget(hook);
        }
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            while (true) {
                LockSupport.park();
            }
        }
    }
}
