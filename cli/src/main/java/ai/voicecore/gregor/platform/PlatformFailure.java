package ai.voicecore.gregor.platform;

import java.io.IOException;
import java.util.Collection;

/** The platform could not do what was asked: what happened, where, and what to do next. */
public final class PlatformFailure extends RuntimeException {
    /** Whose turn it is. */
    public enum Kind {
        FAILED,
        /** What was asked for, or whoever asked, has to change first; nothing was done. */
        REFUSED,
        UNREACHABLE
    }

    private final Kind kind;
    private final String remedy;

    public PlatformFailure(String sentence, String remedy) {
        this(Kind.FAILED, sentence, remedy);
    }

    public PlatformFailure(String sentence, String remedy, Throwable cause) {
        this(Kind.FAILED, sentence, remedy);
        initCause(cause);
    }

    private PlatformFailure(Kind kind, String sentence, String remedy) {
        super(sentence);
        this.kind = kind;
        this.remedy = remedy;
    }

    /**
     * What has to be asked for otherwise.
     *
     * @param remedy empty where the sentence says it
     */
    public static PlatformFailure refused(String sentence, String remedy) {
        return new PlatformFailure(Kind.REFUSED, sentence, remedy);
    }

    /**
     * A file that cannot be used.
     *
     * @param what the sentence's beginning, as {@code cluster.json cannot be read}
     * @param remedy where the file is not another user's
     */
    public static PlatformFailure ofFile(String what, IOException failure, String remedy) {
        return new PlatformFailure(
                what + ": " + FileReason.words(failure) + ".", FileReason.remedy(failure, remedy), failure);
    }

    /** A name that is no node's. */
    public static PlatformFailure noNode(String name, Collection<String> nodes) {
        return refused(
                "There is no node " + name + " in this cluster.", "Its nodes are: " + String.join(", ", nodes) + ".");
    }

    public static PlatformFailure unreachable(String sentence, String remedy) {
        return new PlatformFailure(Kind.UNREACHABLE, sentence, remedy);
    }

    /** The same failure with one more thing to do about it. */
    public PlatformFailure with(String moreRemedy) {
        PlatformFailure more = new PlatformFailure(kind, String.valueOf(getMessage()), remedy + moreRemedy);
        more.initCause(this);
        return more;
    }

    public Kind kind() {
        return kind;
    }

    public String remedy() {
        return remedy;
    }
}
