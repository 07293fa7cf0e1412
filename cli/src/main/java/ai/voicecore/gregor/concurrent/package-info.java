/** Doing several things that wait at the same time, and what to do when the JVM ends meanwhile. */
@NullMarked
package ai.voicecore.gregor.concurrent;

import org.jspecify.annotations.NullMarked;
