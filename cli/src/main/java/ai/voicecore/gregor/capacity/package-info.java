/** Whether nodes have enough heap, open files and memory maps for a number of partitions. Pure. */
@NullMarked
package ai.voicecore.gregor.capacity;

import org.jspecify.annotations.NullMarked;
