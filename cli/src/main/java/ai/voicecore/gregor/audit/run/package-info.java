/** Runs an audit around something that is done to a cluster. */
@NullMarked
package ai.voicecore.gregor.audit.run;

import org.jspecify.annotations.NullMarked;
