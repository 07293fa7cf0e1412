/** What the nodes of this machine run: the installed runtime and the JDK of each, and copies of Gregor's own jars. */
@NullMarked
package ai.voicecore.gregor.platform.local.software;

import org.jspecify.annotations.NullMarked;
