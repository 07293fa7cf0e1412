/** One cluster with all that commands need to work on it: its nodes, its platform, its memory, its services. */
@NullMarked
package ai.voicecore.gregor.cluster;

import org.jspecify.annotations.NullMarked;
