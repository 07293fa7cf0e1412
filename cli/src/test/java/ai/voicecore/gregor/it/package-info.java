/** Real clusters, deployed with the real command line, with real faults. */
@NullMarked
package ai.voicecore.gregor.it;

import org.jspecify.annotations.NullMarked;
