package ai.voicecore.gregor.engine;

/** Something was not so within its time. */
public final class TimedOut extends RuntimeException {
    private final String remedy;

    public TimedOut(String sentence, String remedy) {
        super(sentence);
        this.remedy = remedy;
    }

    public String remedy() {
        return remedy;
    }
}
