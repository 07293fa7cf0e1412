/** The nodes' own HTTP pages. */
@NullMarked
package ai.voicecore.gregor.admin.node;

import org.jspecify.annotations.NullMarked;
