package ai.voicecore.gregor.validation;

/** The start of registry and Connect, which may continue while the brokers are checked. May be awaited by several threads. */
public interface ClientStartup {
    /** Everything runs already. */
    ClientStartup COMPLETE = new ClientStartup() {
        @Override
        public void connect() {}

        @Override
        public void everything() {}
    };

    /** Waits until Connect can be checked, which needs only the brokers. Exceptions end the check. */
    void connect();

    /** Starts what is missing and waits until everything runs; called again until it returns. Exceptions end the check. */
    void everything();
}
