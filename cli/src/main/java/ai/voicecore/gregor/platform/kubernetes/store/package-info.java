/** The saved state of a cluster in its namespace, and the lock for changes. */
@NullMarked
package ai.voicecore.gregor.platform.kubernetes.store;

import org.jspecify.annotations.NullMarked;
