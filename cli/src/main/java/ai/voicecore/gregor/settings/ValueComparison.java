package ai.voicecore.gregor.settings;

/** Compares two values of a setting. */
@FunctionalInterface
public interface ValueComparison {
    /** Whether both values have the same meaning. */
    boolean same(String name, String one, String other);
}
