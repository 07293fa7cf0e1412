package ai.voicecore.gregor.spec;

/**
 * The resources of one pod.
 *
 * @param cpuMillis guaranteed thousandths of a core; more may be used
 * @param memoryMebibytes guaranteed, and the limit
 * @param storageMebibytes size of its volume; 0 for pods without storage
 */
public record SizeSpec(int cpuMillis, int memoryMebibytes, int storageMebibytes) {
    SizeSpec withVolumeOf(SizeSpec other) {
        return new SizeSpec(cpuMillis, memoryMebibytes, Math.max(storageMebibytes, other.storageMebibytes()));
    }

    SizeSpec withRoomFor(int heapMebibytes) {
        return new SizeSpec(cpuMillis, Math.max(memoryMebibytes, 2 * heapMebibytes), storageMebibytes);
    }
}
