package ai.voicecore.gregor.spec.yaml;

/** A field's value from the command line, and its option, as {@code --mode}. */
public record OptionValue(String option, String value) {}
