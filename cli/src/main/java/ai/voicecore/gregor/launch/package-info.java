/** How a node's JVM is started on any platform: software, arguments, paths in a container image. */
@NullMarked
package ai.voicecore.gregor.launch;

import org.jspecify.annotations.NullMarked;
