package ai.voicecore.gregor.cli;

import java.util.concurrent.locks.LockSupport;

/** Shutdown hooks that are no longer needed. */
final class Interrupts {
    private Interrupts() {}

    /** Does not return if the JVM is ending already: whoever was interrupted has nothing to say any more. */
    static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            while (true) {
                LockSupport.park();
            }
        }
    }
}
