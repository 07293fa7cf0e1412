package ai.voicecore.gregor.platform;

/** Hears what is being done while it is done. */
public interface Progress {
    /** For what goes on beside something that is told already. */
    Progress SILENT = new Progress() {
        @Override
        public void doing(String what) {}

        @Override
        public void done(String what) {}
    };

    /** What has begun, as "installing kafka-4.3.1". It lasts until the next call. */
    void doing(String what);

    /**
     * The same with what may change while it lasts.
     *
     * @param what as "waiting for kafka-2"; what is waited for keeps its words, so that one can tell for how long
     * @param why what is lacking, or how far it has come; may be empty
     */
    default void doing(String what, String why) {
        doing(why.isEmpty() ? what : what + ": " + why);
    }

    /** Worth reading at once, in the middle of what is being done. */
    default void reported(String what) {
        done(what);
    }

    /** Something done that stays worth reading. */
    void done(String what);
}
