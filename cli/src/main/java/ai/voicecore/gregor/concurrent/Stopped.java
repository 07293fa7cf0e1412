package ai.voicecore.gregor.concurrent;

/** A command was told to stop, and has started no change since. */
public final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int exitCode;

    /**
     * @param sentence for the user: what happened, and what to do next; empty if the user knows
     * @param exitCode of the process
     */
    public Stopped(String sentence, int exitCode) {
        super(sentence);
        this.exitCode = exitCode;
    }

    private Stopped(Stopped first) {
        super(first.getMessage(), first);
        this.exitCode = first.exitCode;
    }

    /**
     * The same for a command that continues where it stopped when it is repeated; has no effect on a sentence that says so
     * already.
     */
    public Stopped resumable() {
        return String.valueOf(getMessage()).isEmpty()
                ? new Stopped(
                        "interrupted.\n       Type the same command again: it continues where it stopped.", exitCode)
                : this;
    }

    public int exitCode() {
        return exitCode;
    }

    /** A copy, to be thrown in another place. */
    Stopped again() {
        return new Stopped(this);
    }
}
