/** Ports to the running services, as far as other packages need them; the adapters are below. */
@NullMarked
package ai.voicecore.gregor.admin;

import org.jspecify.annotations.NullMarked;
