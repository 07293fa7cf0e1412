/** Whether nodes of a size can hold so many partitions: heaps, open files, memory maps. Pure. */
@NullMarked
package ai.voicecore.gregor.capacity;

import org.jspecify.annotations.NullMarked;
