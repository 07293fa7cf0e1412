package ai.voicecore.gregor.settings;

/** Tells whether two texts are the same value of a setting. */
@FunctionalInterface
public interface ValueComparison {
    /** Whether the setting is the same with either value. */
    boolean same(String name, String one, String other);
}
