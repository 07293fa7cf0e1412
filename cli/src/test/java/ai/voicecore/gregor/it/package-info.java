/** Real clusters, deployed by the real command line, and broken for real. */
@NullMarked
package ai.voicecore.gregor.it;

import org.jspecify.annotations.NullMarked;
