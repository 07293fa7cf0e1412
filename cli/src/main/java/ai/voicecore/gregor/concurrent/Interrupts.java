package ai.voicecore.gregor.concurrent;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Runs actions when the JVM is told to end, as by Ctrl-C, during some work. */
public final class Interrupts {
    private Interrupts() {}

    /** Work with a result, which may fail. */
    @FunctionalInterface
    public interface Work<T, E extends Exception> {
        T run() throws E;
    }

    /** Does not return if the JVM is ending: an interrupted command must not print anything more. */
    public static <T, E extends Exception> T during(Work<T, E> work, Runnable onInterrupt) throws E {
        return during(work, onInterrupt, () -> false);
    }

    /**
     * The same for a command that may have more to print.
     *
     * @param hasMoreToSay asked after the work: whether to return although the JVM is ending
     */
    public static <T, E extends Exception> T during(Work<T, E> work, Runnable onInterrupt, BooleanSupplier hasMoreToSay)
            throws E {
        Thread hook = new Thread(onInterrupt, "interrupted");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return work.run();
        } finally {
            forget(hook, hasMoreToSay);
        }
    }

    private static void forget(Thread hook, BooleanSupplier hasMoreToSay) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            while (!hasMoreToSay.getAsBoolean()) {
                LockSupport.park();
            }
        }
    }
}
