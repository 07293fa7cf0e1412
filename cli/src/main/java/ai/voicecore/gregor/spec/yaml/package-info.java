/** The YAML of a cluster: read strictly, every problem at once with its path, line and remedy; and written again. */
@NullMarked
package ai.voicecore.gregor.spec.yaml;

import org.jspecify.annotations.NullMarked;
