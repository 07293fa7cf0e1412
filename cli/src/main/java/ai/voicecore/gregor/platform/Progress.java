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

    /** Something done that stays worth reading. */
    void done(String what);
}
