/** Clusters for integration tests: deployed by the real command line, ended and deleted whatever happens. */
@NullMarked
package ai.voicecore.gregor.testing;

import org.jspecify.annotations.NullMarked;
