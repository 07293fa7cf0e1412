/** What the user asks for: the YAML of a cluster, read strictly into immutable values. */
@NullMarked
package ai.voicecore.gregor.spec;

import org.jspecify.annotations.NullMarked;
