/** What tests of several packages are built from. */
@NullMarked
package ai.voicecore.gregor.testing;

import org.jspecify.annotations.NullMarked;
