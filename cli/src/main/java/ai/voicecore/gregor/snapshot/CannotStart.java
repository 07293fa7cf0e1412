package ai.voicecore.gregor.snapshot;

/**
 * A node would not start again if it were stopped now.
 *
 * @param because a clause, as {@code /data holds lost+found}
 * @param remedy what to do, a sentence
 */
public record CannotStart(String node, String because, String remedy) {}
