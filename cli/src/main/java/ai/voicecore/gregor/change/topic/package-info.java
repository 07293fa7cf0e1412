/** Makes the topics match the spec. */
@NullMarked
package ai.voicecore.gregor.change.topic;

import org.jspecify.annotations.NullMarked;
