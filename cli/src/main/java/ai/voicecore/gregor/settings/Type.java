package ai.voicecore.gregor.settings;

/** The types of {@code org.apache.kafka.common.config.ConfigDef.Type}. */
public enum Type {
    BOOLEAN,
    STRING,
    INT,
    SHORT,
    LONG,
    DOUBLE,
    LIST,
    CLASS,
    PASSWORD
}
