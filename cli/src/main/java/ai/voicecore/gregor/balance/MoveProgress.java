package ai.voicecore.gregor.balance;

import ai.voicecore.gregor.snapshot.PartitionId;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Progress of a reassignment, updated with each poll. Pure: the caller passes the time.
 *
 * @param begun time of the first poll, in milliseconds of any clock
 * @param partitions total number of partitions to move
 * @param bytes total bytes to copy, as known at first
 * @param left partitions of this batch that are not complete
 * @param later the batches after this one
 * @param moved when a byte or a partition last arrived
 * @param nearer when the remaining bytes were last reduced
 */
public record MoveProgress(
        long begun,
        int partitions,
        long bytes,
        Map<PartitionId, LastSeen> left,
        Remaining later,
        long moved,
        Closest nearer) {
    /** After this time the progress line says that the remaining bytes do not decrease. */
    private static final Duration DIVERGENCE_TIMEOUT = Duration.ofMinutes(1);

    /** The last known progress of one partition, and since when it is the same. */
    public record LastSeen(CopyProgress copy, long since) {}

    /** Partitions and bytes of the following batches. */
    public record Remaining(int partitions, long bytes) {}

    /** The smallest number of remaining bytes, and since when. */
    public record Closest(long least, long since) {}

    /** The state before the first poll. */
    public static MoveProgress begin(long now, int partitions, long bytes) {
        return new MoveProgress(
                now,
                partitions,
                bytes,
                Map.of(),
                new Remaining(partitions, bytes),
                now,
                new Closest(Long.MAX_VALUE, now));
    }

    /** A reassignment of unknown size, as one batch. */
    public static MoveProgress of(long now, int partitions) {
        return begin(now, partitions, 0).batch(now, new Remaining(0, 0));
    }

    /** The next batch of the same move. */
    public MoveProgress batch(long now, Remaining after) {
        return new MoveProgress(begun, partitions, bytes, Map.of(), after, now, new Closest(Long.MAX_VALUE, now));
    }

    /** The result of a poll: these partitions are not complete. */
    public MoveProgress look(long now, Collection<CopyProgress> copies) {
        Map<PartitionId, LastSeen> next = new HashMap<>();
        boolean progress = copies.size() < left.size();
        for (CopyProgress copy : copies) {
            LastSeen before = left.get(copy.partition());
            boolean more = before != null && copy.copied() > before.copy().copied();
            progress |= more;
            next.put(copy.partition(), new LastSeen(copy, before == null || more ? now : before.since()));
        }
        long toCopy =
                copies.stream().mapToLong(copy -> copy.total() - copy.copied()).sum();
        boolean closer = toCopy < nearer.least() || copies.size() < left.size();
        return new MoveProgress(
                begun,
                partitions,
                bytes,
                Map.copyOf(next),
                later,
                progress ? now : moved,
                closer ? new Closest(toCopy, now) : nearer);
    }

    /** Time without any progress. */
    public Duration quiet(long now) {
        return Duration.ofMillis(now - moved);
    }

    /** Partitions without progress for at least this time. */
    public List<CopyProgress> still(long now, Duration atLeast) {
        return left.values().stream()
                .filter(seen -> now - seen.since() >= atLeast.toMillis())
                .map(LastSeen::copy)
                .sorted((a, b) -> a.partition().compareTo(b.partition()))
                .toList();
    }

    /** Remaining bytes, including later batches. */
    public long toCopy() {
        return later.bytes()
                + left.values().stream()
                        .mapToLong(seen -> seen.copy().total() - seen.copy().copied())
                        .sum();
    }

    /** For people, as {@code 3 of 12 partitions and 2.8 of 4.0 GiB left, about 1 min}. */
    public String sentence(long now) {
        long toCopy = toCopy();
        long all = Math.max(bytes, toCopy);
        String sentence = (left.size() + later.partitions()) + " of " + partitions + " partitions and "
                + ReadableSize.of(toCopy) + " of " + ReadableSize.of(all) + " left";
        if (toCopy > 0
                && now - nearer.since() > DIVERGENCE_TIMEOUT.toMillis()
                && quiet(now).compareTo(DIVERGENCE_TIMEOUT) < 0) {
            return sentence + "; clients write as much as is copied: only a larger --throttle lets it end";
        }
        return sentence + estimate(now, all - toCopy, toCopy);
    }

    private String estimate(long now, long copied, long toCopy) {
        long millis = now - begun;
        if (copied <= 0 || millis < 1_000 || toCopy == 0) {
            return "";
        }
        long seconds = Math.max(1, Math.round((double) toCopy / copied * millis / 1e3));
        return ", " + ReadableSize.of(copied * 1_000 / millis) + "/s, about "
                + (seconds < 120 ? seconds + " s" : seconds < 7_200 ? seconds / 60 + " min" : seconds / 3_600 + " h");
    }
}
