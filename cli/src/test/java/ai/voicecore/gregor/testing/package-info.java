/** Clusters for integration tests: deployed with the real command line, stopped and deleted even if a test fails. */
@NullMarked
package ai.voicecore.gregor.testing;

import org.jspecify.annotations.NullMarked;
