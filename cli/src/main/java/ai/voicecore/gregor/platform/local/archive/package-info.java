/**
 * Class-data archives, with which nodes start in a fraction of the time: where they are kept, and the training that makes them.
 */
@NullMarked
package ai.voicecore.gregor.platform.local.archive;

import org.jspecify.annotations.NullMarked;
