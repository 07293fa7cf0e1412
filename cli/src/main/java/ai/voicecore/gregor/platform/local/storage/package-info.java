/** The directories of nodes: whose they are, what is stored in them, and how they are emptied and deleted. */
@NullMarked
package ai.voicecore.gregor.platform.local.storage;

import org.jspecify.annotations.NullMarked;
