/** What a namespace remembers of its cluster: what was deployed and done, and who may change it now. */
@NullMarked
package ai.voicecore.gregor.platform.kubernetes.store;

import org.jspecify.annotations.NullMarked;
