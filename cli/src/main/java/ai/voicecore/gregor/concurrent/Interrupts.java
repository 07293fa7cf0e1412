package ai.voicecore.gregor.concurrent;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** What is done when the JVM is told to end, as by Ctrl-C, in the middle of something. */
public final class Interrupts {
    private Interrupts() {}

    /** Something that has an answer, and may fail. */
    @FunctionalInterface
    public interface Work<T, E extends Exception> {
        T run() throws E;
    }

    /** Does not return if the JVM is ending already: whoever was interrupted has nothing to say any more. */
    public static <T, E extends Exception> T during(Work<T, E> work, Runnable onInterrupt) throws E {
        return during(work, onInterrupt, () -> false);
    }

    /**
     * The same for who may have more to say.
     *
     * @param hasMoreToSay asked when the work has ended: whether to return although the JVM is ending
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
