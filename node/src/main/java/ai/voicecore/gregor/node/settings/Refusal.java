package ai.voicecore.gregor.node.settings;

/**
 * The node must not start, and starting it again will not help: the environment is wrong, or the storage is not what it
 * should be. The process prints the message, one to three lines, and ends with {@link #EXIT_CODE}, so that a supervisor
 * does not try for ever.
 */
public final class Refusal extends RuntimeException {
    /** Kafka itself ends with 0, 1 or 143 (SIGTERM), so 2 is ours. */
    public static final int EXIT_CODE = 2;

    public static final String ALLOW_FORMAT =
            "allow it: gregor replace with this node's name, which first looks whether they have all of it; where Gregor"
                    + " does not run this node, set GREGOR_FORMAT=if-new.";

    private final String what;
    private final String remedy;

    public Refusal(String what, String remedy) {
        super(what + "\n" + remedy);
        this.what = what;
        this.remedy = remedy;
    }

    public String what() {
        return what;
    }

    public String remedy() {
        return remedy;
    }
}
