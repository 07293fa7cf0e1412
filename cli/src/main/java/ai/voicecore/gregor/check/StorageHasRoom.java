package ai.voicecore.gregor.check;

import ai.voicecore.gregor.snapshot.LogDirSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Every broker has an online log directory on a volume with free space (KIP-827). */
final class StorageHasRoom extends Check<BrokerEvidence> {
    private static final int MIN_FREE_PERCENT = 10;
    private static final long MEBIBYTE = 1024L * 1024;

    private final Advice advice;

    StorageHasRoom(Advice advice) {
        super("storage", "every broker's storage is present, writable, and has free space", advice.unreachable());
        this.advice = advice;
    }

    @Override
    public Verdict examine(BrokerEvidence evidence) {
        List<LogDirSnapshot> dirs = evidence.snapshot().logDirs();
        List<Finding> findings = new ArrayList<>();
        Set<Integer> present = dirs.stream().map(LogDirSnapshot::broker).collect(Collectors.toSet());
        evidence.brokers().stream()
                .filter(id -> !present.contains(id))
                .forEach(id ->
                        findings.add(new Finding("Broker " + id + " reports no log directory.", advice.silent())));
        dirs.forEach(dir -> examine(dir, findings));
        evidence.states().stream()
                .filter(state -> state.offlineLogDirectories().orElse(0) > 0)
                .forEach(state -> findings.add(new Finding(
                        state.node() + " has " + state.offlineLogDirectories().getAsInt() + " log directories offline.",
                        "Its log names the directory and the error; mend the disk and restart the node.")));
        long least = dirs.stream()
                .mapToLong(LogDirSnapshot::usableBytes)
                .filter(bytes -> bytes >= 0)
                .min()
                .orElse(0);
        return Verdict.of(
                dirs.size() + " log directories, at least " + least / MEBIBYTE + " MiB of room each", findings);
    }

    private static void examine(LogDirSnapshot dir, List<Finding> findings) {
        if (!dir.error().isEmpty()) {
            findings.add(new Finding(
                    "Log directory " + dir.path() + " of broker " + dir.broker() + " is broken: " + dir.error() + ".",
                    "Mend the disk and restart the broker."));
        } else if (dir.totalBytes() > 0 && dir.usableBytes() * 100 < dir.totalBytes() * MIN_FREE_PERCENT) {
            findings.add(new Finding(
                    "Log directory " + dir.path() + " of broker " + dir.broker() + " has "
                            + dir.usableBytes() / MEBIBYTE + " MiB of " + dir.totalBytes() / MEBIBYTE + " left.",
                    "Give it a larger volume, or shorten the retention of large topics."));
        }
    }
}
