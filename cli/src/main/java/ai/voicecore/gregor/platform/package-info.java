/** The port to what runs the nodes; implemented by {@code local} and {@code kubernetes}. */
@NullMarked
package ai.voicecore.gregor.platform;

import org.jspecify.annotations.NullMarked;
