package ai.voicecore.gregor.validation;

/** What may still come up while the brokers are tried already. Whoever waits for it may do so in several threads. */
public interface ClientStartup {
    /** Nothing is awaited: all that there is can be tried. */
    ClientStartup COMPLETE = new ClientStartup() {
        @Override
        public void connect() {}

        @Override
        public void everything() {}
    };

    /** Returns when Connect can be tried, which needs nothing but the brokers. What it throws ends the trial. */
    void connect();

    /** Brings up what is left and returns when all is as it is to be; asked for until it returns. What it throws ends the trial. */
    void everything();
}
