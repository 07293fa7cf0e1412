package ai.voicecore.gregor.check;

/**
 * A check that is not run.
 *
 * @param id of the check
 * @param reason why not, as a sentence
 */
public record LeftOut(String id, String reason) {}
