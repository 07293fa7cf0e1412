package ai.voicecore.gregor.spec;

/**
 * What one pod asks for.
 *
 * @param cpuMillis thousandths of a core, guaranteed; more is used where there is more
 * @param memoryMebibytes guaranteed, and the limit
 * @param storageMebibytes size of its volume; 0 for pods that store nothing
 */
public record SizeSpec(int cpuMillis, int memoryMebibytes, int storageMebibytes) {
    SizeSpec withVolumeOf(SizeSpec other) {
        return new SizeSpec(cpuMillis, memoryMebibytes, Math.max(storageMebibytes, other.storageMebibytes()));
    }

    SizeSpec withRoomFor(int heapMebibytes) {
        return new SizeSpec(cpuMillis, Math.max(memoryMebibytes, 2 * heapMebibytes), storageMebibytes);
    }
}
