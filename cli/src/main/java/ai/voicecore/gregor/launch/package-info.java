/** How the JVM of a node is called, wherever it runs: its software, its arguments, its places in a container image. */
@NullMarked
package ai.voicecore.gregor.launch;

import org.jspecify.annotations.NullMarked;
