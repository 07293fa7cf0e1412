package ai.voicecore.gregor.cluster;

/** Something was not so within its time. */
public final class TimedOut extends RuntimeException {
    private final String remedy;

    public TimedOut(String sentence, String remedy) {
        super(sentence);
        this.remedy = remedy;
    }

    /** The same with one more thing to do about it. */
    public TimedOut with(String moreRemedy) {
        TimedOut more = new TimedOut(String.valueOf(getMessage()), remedy + moreRemedy);
        more.initCause(this);
        return more;
    }

    public String remedy() {
        return remedy;
    }
}
