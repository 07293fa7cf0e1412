/** The HTTP endpoints of nodes. */
@NullMarked
package ai.voicecore.gregor.admin.node;

import org.jspecify.annotations.NullMarked;
