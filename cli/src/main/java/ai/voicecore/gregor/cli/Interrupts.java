package ai.voicecore.gregor.cli;

/** Shutdown hooks that are no longer needed. */
final class Interrupts {
    private Interrupts() {}

    static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is ending already, and the hook runs.
            return;
        }
    }
}
