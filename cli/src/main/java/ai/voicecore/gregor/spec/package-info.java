/** The spec: immutable values with all defaults. {@code spec.yaml} reads and writes them. */
@NullMarked
package ai.voicecore.gregor.spec;

import org.jspecify.annotations.NullMarked;
