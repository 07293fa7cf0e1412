package ai.voicecore.gregor.settings;

/** The settings that one release of Kafka knows. */
public interface ReleaseSettings {
    /** As 4.3.1. */
    String version();

    Definitions of(Kind kind);
}
