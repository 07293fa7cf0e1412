/** The meaning of Kafka settings in one release: names, types and accepted values. Pure. */
@NullMarked
package ai.voicecore.gregor.settings;

import org.jspecify.annotations.NullMarked;
