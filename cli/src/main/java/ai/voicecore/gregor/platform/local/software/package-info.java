/** The software of nodes on this machine: runtime and JDK of each, and copies of Gregor's own jars. */
@NullMarked
package ai.voicecore.gregor.platform.local.software;

import org.jspecify.annotations.NullMarked;
