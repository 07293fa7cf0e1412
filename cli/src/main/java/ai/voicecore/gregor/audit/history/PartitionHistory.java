package ai.voicecore.gregor.audit.history;

import java.util.Map;

/**
 * The history of one partition of a lane.
 *
 * @param scans the whole partition, read after the load ended: by offset, one scan per isolation level
 * @param live what the readers received during the load
 */
public record PartitionHistory(
        Lane lane, int partition, Writes writes, Map<Isolation, Reads> scans, Map<Isolation, Reads> live) {

    public Reads scan(Isolation isolation) {
        return scans.getOrDefault(isolation, new Reads());
    }
}
