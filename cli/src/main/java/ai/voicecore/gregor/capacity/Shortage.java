package ai.voicecore.gregor.capacity;

import ai.voicecore.gregor.spec.Problem;

/**
 * Something that there is too little of for so many partitions.
 *
 * @param hopeless whether nodes will end of it; otherwise there is little left for load, restarts and more partitions
 * @param field of the spec, as {@code heap.broker}; empty where the machine is what lacks
 */
public record Shortage(boolean hopeless, String field, String sentence, String remedy) {

    /** With the field that it is about. */
    public String message() {
        return field.isEmpty() ? sentence : field + ": " + sentence;
    }

    public Problem problem() {
        return Problem.of(field, sentence, remedy);
    }
}
