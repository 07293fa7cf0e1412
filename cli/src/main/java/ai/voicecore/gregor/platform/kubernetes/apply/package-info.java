/** A cluster's objects: preflight checks, apply, and differences from the wanted state. */
@NullMarked
package ai.voicecore.gregor.platform.kubernetes.apply;

import org.jspecify.annotations.NullMarked;
