package ai.voicecore.gregor.capacity;

import ai.voicecore.gregor.failure.Remedy;
import ai.voicecore.gregor.spec.Problem;

/**
 * A resource that is too small for the number of partitions.
 *
 * @param hopeless whether nodes will fail; otherwise little is left for load, restarts and more partitions
 * @param field of the spec, as {@code heap.broker}; empty if it is a limit of the machine
 */
public record Shortage(boolean hopeless, String field, String sentence, Remedy remedy) {
    Shortage(boolean hopeless, String field, String sentence, String remedy) {
        this(hopeless, field, sentence, Remedy.of(remedy));
    }

    public String message() {
        return field.isEmpty() ? sentence : field + ": " + sentence;
    }

    public Problem problem() {
        return Problem.of(field, sentence, remedy);
    }
}
