/** Makes topics as they are declared. */
@NullMarked
package ai.voicecore.gregor.change.topic;

import org.jspecify.annotations.NullMarked;
