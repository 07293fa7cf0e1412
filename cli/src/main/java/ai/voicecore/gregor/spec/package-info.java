/** What the user asks for: immutable values, every default filled in. {@code spec.yaml} reads and writes them. */
@NullMarked
package ai.voicecore.gregor.spec;

import org.jspecify.annotations.NullMarked;
