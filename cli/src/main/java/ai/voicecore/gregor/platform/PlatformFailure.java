package ai.voicecore.gregor.platform;

/** The platform could not do what was asked: what happened, where, and what to do next. */
public final class PlatformFailure extends RuntimeException {
    private final String remedy;

    public PlatformFailure(String sentence, String remedy) {
        super(sentence);
        this.remedy = remedy;
    }

    public PlatformFailure(String sentence, String remedy, Throwable cause) {
        super(sentence, cause);
        this.remedy = remedy;
    }

    public String remedy() {
        return remedy;
    }
}
