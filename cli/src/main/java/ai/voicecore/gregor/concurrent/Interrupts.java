package ai.voicecore.gregor.concurrent;

import java.util.concurrent.locks.LockSupport;

/** Shutdown hooks that are no longer needed. */
public final class Interrupts {
    private Interrupts() {}

    /** As {@link #forget}, but returns in any case. */
    public static void forgetUnlessEnding(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // It runs, and ends by itself.
        }
    }

    /** Does not return if the JVM is ending already: whoever was interrupted has nothing to say any more. */
    public static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            while (true) {
                LockSupport.park();
            }
        }
    }
}
