package ai.voicecore.gregor.platform.kubernetes.fault;

import ai.voicecore.gregor.launch.ImageLayout;
import ai.voicecore.gregor.platform.Faults.Broken;
import ai.voicecore.gregor.platform.kubernetes.pod.PodExec;
import ai.voicecore.gregor.platform.kubernetes.pod.PodExec.Result;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;

/**
 * Takes all the room of a pod's volume, where that is a file system of its own. The file that takes it has no name any
 * more when it grows: it goes with the process that holds it open, whatever ends that.
 */
record FullVolume(PodExec exec) {
    private static final long MAX_MEBIBYTES = 10 << 10;

    /** Free mebibytes of {@code $0}; 3 if it is on the same device as {@code /tmp}, which is the host's. */
    private static final String FREE_SPACE = """
            room() { df -Pk "$1" | tail -n 1; }
            set -- $(room "$0") && own=$1 free=$4
            set -- $(room /tmp)
            [ "$own" != "$1" ] || exit 3
            echo $((free / 1024))""";

    /** {@code cat} ends when there is no room; what is left for a few bytes more than a block may be taken is not worth a try. */
    private static final String FILL = """
            exec 4>>"$0/.gregor-full" && rm -f "$0/.gregor-full" || exit 3
            fallocate -l "$1"M /proc/self/fd/4 2>&1
            cat /dev/zero >&4 2>/dev/null
            echo held
            read -r mend""";

    /** What keeps it from being filled; empty if nothing does. */
    String obstacle(Pod pod) {
        Result room = room(pod);
        if (room.code() == 3) {
            return "its volume is a directory of its host's disk: filling it would fill the host's. It takes a storage"
                    + " class whose volumes are file systems of their own.";
        }
        if (!room.isDone()) {
            return "how much room its volume has cannot be found out: " + room.said()
                    + ". It takes a base image with a shell and df.";
        }
        return Long.parseLong(room.said()) > MAX_MEBIBYTES
                ? "its volume has " + room.said()
                        + " MiB of room, which takes too long to fill. It takes a volume with at" + " most "
                        + MAX_MEBIBYTES + " MiB: kubernetes.broker.storage."
                : "";
    }

    private Result room(Pod pod) {
        return exec.run(pod.getMetadata().getName(), List.of("sh", "-c", FREE_SPACE, ImageLayout.STATE));
    }

    Broken fill(Pod pod) {
        String container = pod.getSpec().getContainers().getFirst().getName();
        return exec.hold(
                pod.getMetadata().getName(),
                container,
                List.of("sh", "-c", FILL, ImageLayout.STATE, room(pod).said()));
    }
}
