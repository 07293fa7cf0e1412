/** The storage of a node: what it holds, whether it may be used or formatted, how files are written as a whole. */
@NullMarked
package ai.voicecore.gregor.node.storage;

import org.jspecify.annotations.NullMarked;
