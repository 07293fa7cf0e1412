/** The API server: one namespace of it, and what its refusals mean. */
@NullMarked
package ai.voicecore.gregor.platform.kubernetes.api;

import org.jspecify.annotations.NullMarked;
