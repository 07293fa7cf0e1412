package ai.voicecore.gregor.platform;

/** Receives the progress of a command. */
public interface Progress {
    /** For work in the background of a reported activity. */
    Progress SILENT = new Progress() {
        @Override
        public void doing(String what) {}

        @Override
        public void done(String what) {}
    };

    /** An activity has begun, as "installing kafka-4.3.1". It lasts until the next call. */
    void doing(String what);

    /**
     * The same with details that change.
     *
     * @param what as "waiting for kafka-2"; it stays the same during one wait, so that its duration is known
     * @param why what is missing, or the progress; may be empty
     */
    default void doing(String what, String why) {
        doing(why.isEmpty() ? what : what + ": " + why);
    }

    /** A message to show at once, during an activity. */
    default void reported(String what) {
        done(what);
    }

    /** A completed activity to show permanently. */
    void done(String what);
}
