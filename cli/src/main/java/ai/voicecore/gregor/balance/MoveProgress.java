package ai.voicecore.gregor.balance;

import ai.voicecore.gregor.snapshot.PartitionId;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is known of replicas on their way, from one look to the next. Pure: it is given the time.
 *
 * @param begun when it was looked at first, in milliseconds of any clock
 * @param partitions how many have to arrive in all
 * @param bytes how many they have to copy in all, as it was known at first
 * @param left the partitions of this batch that have not arrived
 * @param later what is not in this batch but will be moved after it
 * @param moved when a byte or a partition has last arrived
 * @param nearer when what is left to copy has last become less
 */
public record MoveProgress(
        long begun,
        int partitions,
        long bytes,
        Map<PartitionId, LastSeen> left,
        Remaining later,
        long moved,
        Closest nearer) {
    /** From then on people are told that the end does not come nearer. */
    private static final Duration DIVERGENCE_TIMEOUT = Duration.ofMinutes(1);

    /** How far one partition was when it was last looked at, and since when. */
    public record LastSeen(CopyProgress copy, long since) {}

    /** Partitions and bytes of the batches to come. */
    public record Remaining(int partitions, long bytes) {}

    /** The least that was ever left to copy, and since when. */
    public record Closest(long least, long since) {}

    /** Nothing has been looked at yet. */
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

    /** Moves whose extent is not known beforehand, all of them in one batch. */
    public static MoveProgress of(long now, int partitions) {
        return begin(now, partitions, 0).batch(now, new Remaining(0, 0));
    }

    /** The next batch of the same move. */
    public MoveProgress batch(long now, Remaining after) {
        return new MoveProgress(begun, partitions, bytes, Map.of(), after, now, new Closest(Long.MAX_VALUE, now));
    }

    /** Looked at again: these partitions have not arrived. */
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

    /** How long nothing at all has arrived. */
    public Duration quiet(long now) {
        return Duration.ofMillis(now - moved);
    }

    /** Partitions of which no byte has arrived for so long. */
    public List<CopyProgress> still(long now, Duration atLeast) {
        return left.values().stream()
                .filter(seen -> now - seen.since() >= atLeast.toMillis())
                .map(LastSeen::copy)
                .sorted((a, b) -> a.partition().compareTo(b.partition()))
                .toList();
    }

    /** Bytes that are to be copied yet, those of later batches included. */
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
