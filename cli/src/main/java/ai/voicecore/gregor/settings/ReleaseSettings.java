package ai.voicecore.gregor.settings;

/** The settings that one release of Kafka knows. */
public interface ReleaseSettings {
    /** As 4.3.1. */
    String version();

    /** Those of one kind of thing. */
    Definitions of(Kind kind);
}
