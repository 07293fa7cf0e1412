package ai.voicecore.gregor.failure;

import java.io.IOException;
import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What was asked for could not be done: what happened and where, and what to do next. */
public class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final FailureKind kind;
    private final transient Remedy remedy;

    /** A failure of any kind; its remedy is empty where the sentence says it. */
    public Failure(FailureKind kind, String sentence, Remedy remedy, @Nullable Throwable cause) {
        super(sentence, cause);
        this.kind = kind;
        this.remedy = remedy;
    }

    public Failure(FailureKind kind, String sentence, String remedy) {
        this(kind, sentence, Remedy.of(remedy), null);
    }

    public Failure(FailureKind kind, String sentence, String remedy, @Nullable Throwable cause) {
        this(kind, sentence, Remedy.of(remedy), cause);
    }

    public Failure(String sentence, String remedy) {
        this(FailureKind.FAILED, sentence, remedy);
    }

    public Failure(String sentence, Remedy remedy) {
        this(FailureKind.FAILED, sentence, remedy, null);
    }

    public Failure(String sentence, String remedy, Throwable cause) {
        this(FailureKind.FAILED, sentence, remedy, cause);
    }

    public static Failure refused(String sentence, String remedy) {
        return refused(sentence, Remedy.of(remedy));
    }

    public static Failure refused(String sentence, Remedy remedy) {
        return new Failure(FailureKind.REFUSED, sentence, remedy, null);
    }

    public static Failure unreachable(String sentence, String remedy) {
        return new Failure(FailureKind.UNREACHABLE, sentence, remedy);
    }

    public static Failure timedOut(String sentence, String remedy) {
        return timedOut(sentence, Remedy.of(remedy));
    }

    public static Failure timedOut(String sentence, Remedy remedy) {
        return new Failure(FailureKind.TIMED_OUT, sentence, remedy, null);
    }

    public static Failure ofFile(String what, IOException failure, String remedy) {
        return ofFile(what, failure, Remedy.of(remedy));
    }

    /**
     * A file that cannot be used.
     *
     * @param what the sentence's beginning, as {@code cluster.json cannot be read}
     * @param remedy where the file is not another user's
     */
    public static Failure ofFile(String what, IOException failure, Remedy remedy) {
        return new Failure(
                FailureKind.FAILED,
                what + ": " + FileReason.words(failure) + ".",
                FileReason.remedy(failure, remedy),
                failure);
    }

    /** The same failure with one more thing to do about it. */
    public Failure with(Remedy more) {
        return new Failure(kind, String.valueOf(getMessage()), remedy.and(more), this);
    }

    /** Words of others, as Kafka's or the API server's, with the full stop that they may lack. */
    public static String sentence(String words) {
        return words.endsWith(".") ? words : words + ".";
    }

    /** A sentence as a part of another one: without its full stop. */
    public static String clause(String sentence) {
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }

    /** Things in a sentence, as {@code a, b}. */
    public static String named(Collection<?> things) {
        return named(things, things.size());
    }

    /** At most so many things in a sentence, as {@code a, b and 3 more}. */
    public static String named(Collection<?> things, int most) {
        String first = things.stream().limit(most).map(String::valueOf).collect(Collectors.joining(", "));
        return things.size() > most ? first + " and " + (things.size() - most) + " more" : first;
    }

    public FailureKind kind() {
        return kind;
    }

    public boolean isUnreachable() {
        return kind == FailureKind.UNREACHABLE;
    }

    public Remedy remedy() {
        return remedy;
    }
}
