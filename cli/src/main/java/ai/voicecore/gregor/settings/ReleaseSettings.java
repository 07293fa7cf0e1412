package ai.voicecore.gregor.settings;

/** The settings that one release of Kafka knows. */
public interface ReleaseSettings {
    /** As 4.3.1. */
    String version();

    /** The settings of one kind. */
    Definitions of(Kind kind);
}
