/** The current state of the running role: beans, readiness, and what would prevent the next start. */
@NullMarked
package ai.voicecore.gregor.node.state;

import org.jspecify.annotations.NullMarked;
