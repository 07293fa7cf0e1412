package ai.voicecore.gregor.node.settings;

/**
 * The node must not start, and another start will not help: the environment or the storage is wrong. The process prints one
 * to three lines and exits with {@link #EXIT_CODE}, so that the supervisor does not restart it.
 */
public final class Refusal extends RuntimeException {
    /** Kafka itself exits with 0, 1 or 143 (SIGTERM). */
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
