package ai.voicecore.gregor.balance;

import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.snapshot.BrokerLogs;
import ai.voicecore.gregor.snapshot.PartitionId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why copying a partition makes no progress. Pure.
 *
 * @param lasting whether it cannot continue without a repair
 */
public record StallCause(PartitionId partition, String sentence, String remedy, boolean lasting) {
    private static final Pattern TOO_LARGE = Pattern.compile(
            "RecordBatchTooLargeException: .*?([0-9]+) bytes.*?segment size (?:of )?([0-9]+)", Pattern.DOTALL);
    private static final Pattern EXCEPTION =
            Pattern.compile("(?m)^(?:Caused by: )?([a-zA-Z0-9_.]+(?:Exception|Error).*)$");

    /**
     * What the cluster's state shows.
     *
     * @param leader of the partition, -1 if there is none
     * @param inSync brokers in the partition's ISR
     * @param live brokers that run
     * @param logs state of their log directories
     */
    public static Optional<StallCause> of(
            CopyProgress copy, int leader, List<Integer> inSync, Set<Integer> live, Map<Integer, BrokerLogs> logs) {
        PartitionId partition = copy.partition();
        if (leader < 0) {
            return Optional.of(new StallCause(
                    partition,
                    partition + " has no leader: it is in sync on broker "
                            + (inSync.isEmpty() ? "none" : Failure.named(inSync)) + " only, which does not run",
                    "Start it again, then repeat the command.",
                    false));
        }
        for (int broker : copy.to()) {
            BrokerLogs known = logs.get(broker);
            if (!live.contains(broker)) {
                return Optional.of(new StallCause(
                        partition,
                        "broker " + broker + ", which " + partition + " goes to, does not run",
                        "Start it again, or repeat the command: another broker is chosen for it.",
                        false));
            }
            if (known != null && !known.broken().isEmpty()) {
                return Optional.of(new StallCause(
                        partition,
                        "broker " + broker + ", which " + partition + " goes to, has a broken log directory: "
                                + String.join(", ", known.broken()),
                        "Mend the directory and restart the broker, then repeat the command.",
                        true));
            }
        }
        return Optional.empty();
    }

    /**
     * What the log of the fetching broker shows. A fetcher that cannot append a record marks its partition as failed, and
     * retries only after a leader change or a restart of the broker (KAFKA-17375).
     *
     * @param log the last lines of the broker's log
     */
    public static Optional<StallCause> logged(PartitionId partition, int broker, List<String> log) {
        Pattern name = Pattern.compile("(?<![A-Za-z0-9._-])" + Pattern.quote(partition.toString()) + "(?![0-9])");
        int failed = -1;
        int error = -1;
        for (int at = 0; at < log.size(); at++) {
            String line = log.get(at);
            if (!name.matcher(line).find()) {
                continue;
            }
            if (line.contains("marked as failed")) {
                failed = at;
            } else if (line.contains("Added fetcher") || line.contains("Removed fetcher")) {
                failed = -1;
                error = -1;
            } else if (line.contains(" ERROR ") && failed < 0) {
                error = at;
            }
        }
        if (failed < 0) {
            return Optional.empty();
        }
        String text = error < 0 ? "" : String.join("\n", log.subList(error, Math.max(error, failed) + 1));
        return Optional.of(failure(partition, broker, text));
    }

    private static StallCause failure(PartitionId partition, int broker, String text) {
        Matcher tooLarge = TOO_LARGE.matcher(text);
        if (tooLarge.find()) {
            return new StallCause(
                    partition,
                    partition + " cannot be copied to broker " + broker + ": " + tooLarge.group(1)
                            + " bytes that are in it already are more than segment.bytes of " + partition.topic()
                            + " allows, " + tooLarge.group(2) + " (KAFKA-17375)",
                    "Set segment.bytes of " + partition.topic() + " to "
                            + Math.max(1 << 20, Long.parseLong(tooLarge.group(1)))
                            + " or more, then repeat the command.",
                    true);
        }
        Matcher exception = EXCEPTION.matcher(text);
        return new StallCause(
                partition,
                "broker " + broker + " has given up copying " + partition
                        + (exception.find() ? ": " + exception.group(1) : ""),
                "Mend that, then repeat the command.",
                true);
    }
}
