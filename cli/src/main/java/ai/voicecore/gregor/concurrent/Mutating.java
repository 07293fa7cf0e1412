package ai.voicecore.gregor.concurrent;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method of a port that changes a cluster. It does not begin once the command was told to stop, see {@link Stop#guard}.
 * What only removes what the command itself has made for a moment is not marked.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Mutating {}
