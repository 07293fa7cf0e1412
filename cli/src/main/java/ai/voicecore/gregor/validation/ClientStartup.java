package ai.voicecore.gregor.validation;

/**
 * The start of registry and Connect, which may continue while the brokers are checked. May be awaited by several threads;
 * exceptions end the check.
 *
 * @param connect waits until Connect can be checked, which needs only the brokers
 * @param everything starts what is missing and waits until everything runs; called again until it returns
 */
public record ClientStartup(Runnable connect, Runnable everything) {
    /** Everything runs already. */
    public static final ClientStartup COMPLETE = new ClientStartup(() -> {}, () -> {});
}
