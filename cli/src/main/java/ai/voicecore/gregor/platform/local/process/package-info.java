/** Node processes: start, search, readiness and logs. */
@NullMarked
package ai.voicecore.gregor.platform.local.process;

import org.jspecify.annotations.NullMarked;
