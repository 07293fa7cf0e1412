/** The port to whatever keeps the nodes running; implemented by {@code local} and {@code kubernetes}. */
@NullMarked
package ai.voicecore.gregor.platform;

import org.jspecify.annotations.NullMarked;
