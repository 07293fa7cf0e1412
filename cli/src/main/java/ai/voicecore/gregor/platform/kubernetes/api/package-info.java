/** The API server: one namespace of it, and the meaning of its errors. */
@NullMarked
package ai.voicecore.gregor.platform.kubernetes.api;

import org.jspecify.annotations.NullMarked;
