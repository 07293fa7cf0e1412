package ai.voicecore.gregor.drill;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Result of one fault.
 *
 * @param fault as "kill kafka-1"
 * @param events in order, with times since the fault
 * @param elections number of leader changes
 * @param mostUnderReplicated maximum number of under-replicated partitions
 * @param whole time from the fault until all nodes were ready, all replicas in sync and all lanes written, permanently;
 *     empty if that took too long
 */
public record DrillResult(
        Drill drill,
        String fault,
        List<Timeline.Event> events,
        long elections,
        long mostUnderReplicated,
        Optional<Duration> whole) {}
