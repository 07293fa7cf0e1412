/** A node's storage: its content, whether it may be used or formatted, and atomic writes. */
@NullMarked
package ai.voicecore.gregor.node.storage;

import org.jspecify.annotations.NullMarked;
