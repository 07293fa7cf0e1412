/** The Schema Registry over HTTP. */
@NullMarked
package ai.voicecore.gregor.admin.registry;

import org.jspecify.annotations.NullMarked;
