package ai.voicecore.gregor.check;

/**
 * Something that is not as it should be.
 *
 * @param sentence what is wrong, with the evidence in it
 * @param remedy what to do next
 */
public record Finding(String sentence, String remedy) {
    public Finding {
        // What is quoted in it often ends with a full stop of its own.
        sentence = sentence.replaceFirst("\\.{2}$", ".");
    }
}
