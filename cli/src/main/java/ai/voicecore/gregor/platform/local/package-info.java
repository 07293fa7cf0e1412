/** A plain machine: nodes are JVM processes, kept up by a detached supervisor. */
@NullMarked
package ai.voicecore.gregor.platform.local;

import org.jspecify.annotations.NullMarked;
