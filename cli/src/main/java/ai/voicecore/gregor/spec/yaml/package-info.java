/** Reads the YAML of a spec strictly (all problems at once, with path, line and remedy), and writes it. */
@NullMarked
package ai.voicecore.gregor.spec.yaml;

import org.jspecify.annotations.NullMarked;
