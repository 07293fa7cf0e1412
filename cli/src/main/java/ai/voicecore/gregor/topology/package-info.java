/** The nodes that a spec asks for, and each node's whole configuration: a pure function of the spec and a placement. */
@NullMarked
package ai.voicecore.gregor.topology;

import org.jspecify.annotations.NullMarked;
