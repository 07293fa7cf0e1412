/** Runs an audit around a piece of work on a cluster. */
@NullMarked
package ai.voicecore.gregor.audit.run;

import org.jspecify.annotations.NullMarked;
