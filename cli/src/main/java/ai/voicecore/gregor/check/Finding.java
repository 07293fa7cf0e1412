package ai.voicecore.gregor.check;

/**
 * A violation of a check.
 *
 * @param sentence what is wrong, with the evidence
 * @param remedy what to do next
 */
public record Finding(String sentence, String remedy) {
    public Finding {
        // A quoted text often ends with its own full stop.
        sentence = sentence.replaceFirst("\\.{2}$", ".");
    }
}
