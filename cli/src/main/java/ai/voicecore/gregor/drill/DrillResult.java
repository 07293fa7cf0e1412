package ai.voicecore.gregor.drill;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What came of one fault.
 *
 * @param fault what was broken, as "kill kafka-1"
 * @param events what happened, in order, counted from the fault
 * @param elections how often a partition got another leader
 * @param mostUnderReplicated partitions at one moment
 * @param whole from the fault until all nodes were ready, all replicas in sync and all lanes flowing, for good; empty if
 *     that was not so in time
 */
public record DrillResult(
        Drill drill,
        String fault,
        List<Timeline.Event> events,
        long elections,
        long mostUnderReplicated,
        Optional<Duration> whole) {}
