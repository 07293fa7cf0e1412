/** What the settings of Kafka mean to one release: names, types, and which values it takes. Pure. */
@NullMarked
package ai.voicecore.gregor.settings;

import org.jspecify.annotations.NullMarked;
