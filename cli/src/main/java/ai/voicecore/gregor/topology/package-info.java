/** The nodes of a spec with their whole configuration: a pure function of the spec and a placement. */
@NullMarked
package ai.voicecore.gregor.topology;

import org.jspecify.annotations.NullMarked;
