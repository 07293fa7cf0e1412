package ai.voicecore.gregor.moving;

import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.failure.FailureKind;
import ai.voicecore.gregor.failure.Remedy;
import ai.voicecore.gregor.snapshot.PartitionId;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Replicas on the move do not get any further: which, why, and what to do about it. */
public final class NotArriving extends Failure {
    private static final long serialVersionUID = 1L;

    /** @param kind {@link FailureKind#TIMED_OUT} where that is only known from nothing having arrived for long */
    NotArriving(FailureKind kind, String sentence, Remedy remedy) {
        super(kind, sentence, remedy, null);
    }

    NotArriving cancelled(Cancellation cancellation) {
        return new NotArriving(
                kind(),
                Stream.of(getMessage(), ended(cancellation.ended()), cancellation.sentence())
                        .filter(sentence -> !sentence.isEmpty())
                        .collect(Collectors.joining(" ")),
                remedy());
    }

    private static String ended(List<PartitionId> partitions) {
        return partitions.isEmpty()
                ? ""
                : "The moves that had not ended are cancelled, so that their replicas are where they were: "
                        + named(partitions, 5) + ".";
    }

    /** The same of moves that another tool has begun: they are not Gregor's to end, unless it is told to. */
    NotArriving ofOthers() {
        return new NotArriving(
                kind(),
                getMessage() + " Another tool has begun them.",
                Remedy.of("See them with {gregor topics moves}. Wait for them, or end them by name:"
                        + " {gregor topics moves --cancel NAME}"));
    }
}
