/** One cluster with all that commands need: nodes, platform, store, services. */
@NullMarked
package ai.voicecore.gregor.cluster;

import org.jspecify.annotations.NullMarked;
