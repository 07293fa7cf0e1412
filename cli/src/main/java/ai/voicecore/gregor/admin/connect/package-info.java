/** Kafka Connect over HTTP. */
@NullMarked
package ai.voicecore.gregor.admin.connect;

import org.jspecify.annotations.NullMarked;
