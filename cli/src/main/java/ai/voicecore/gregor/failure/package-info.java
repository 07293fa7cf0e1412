/** What went wrong: the one exception that Gregor throws for its users, and what to do next as a value. */
@NullMarked
package ai.voicecore.gregor.failure;

import org.jspecify.annotations.NullMarked;
