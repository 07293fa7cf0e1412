/** A plain machine: nodes are JVM processes of a detached supervisor. */
@NullMarked
package ai.voicecore.gregor.platform.local;

import org.jspecify.annotations.NullMarked;
