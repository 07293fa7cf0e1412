/** The supervisor of one cluster's nodes: its process, its protocol, and its restart policy. */
@NullMarked
package ai.voicecore.gregor.platform.local.supervisor;

import org.jspecify.annotations.NullMarked;
