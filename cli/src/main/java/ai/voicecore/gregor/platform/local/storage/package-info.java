/** Node directories: ownership, content, emptying and deletion. */
@NullMarked
package ai.voicecore.gregor.platform.local.storage;

import org.jspecify.annotations.NullMarked;
