/** Ports to the running services; the adapters are in the packages below. */
@NullMarked
package ai.voicecore.gregor.admin;

import org.jspecify.annotations.NullMarked;
