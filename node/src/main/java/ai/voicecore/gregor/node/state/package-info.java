/** What is true of the running role now: its beans, whether it is ready, what would keep it from starting again. */
@NullMarked
package ai.voicecore.gregor.node.state;

import org.jspecify.annotations.NullMarked;
