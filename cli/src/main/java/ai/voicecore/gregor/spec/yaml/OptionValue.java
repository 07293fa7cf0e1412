package ai.voicecore.gregor.spec.yaml;

/** A field's value from the command line, and the option that gave it, as {@code --mode}. */
public record OptionValue(String option, String value) {}
