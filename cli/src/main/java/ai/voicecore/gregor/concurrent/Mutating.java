package ai.voicecore.gregor.concurrent;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method of a port that changes a cluster. It does not start after the command was told to stop, see {@link
 * Stop#guard}. Methods that only remove the command's own temporary objects are not marked.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Mutating {}
