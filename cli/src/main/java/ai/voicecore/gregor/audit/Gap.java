package ai.voicecore.gregor.audit;

import java.time.Duration;

/** The longest time in which nothing happened, and when it began, counted from the start of the load. */
public record Gap(Duration length, Duration at) {
    public static final Gap NONE = new Gap(Duration.ZERO, Duration.ZERO);

    public static Gap longer(Gap one, Gap other) {
        return one.length().compareTo(other.length()) >= 0 ? one : other;
    }
}
