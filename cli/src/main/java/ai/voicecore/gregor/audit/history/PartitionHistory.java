package ai.voicecore.gregor.audit.history;

import java.util.Map;

/**
 * All that is known of one partition of a lane.
 *
 * @param scans the whole partition, read when all had ended: by offset, once for each isolation
 * @param live what the readers were given while the load ran
 */
public record PartitionHistory(
        Lane lane, int partition, Writes writes, Map<Isolation, Reads> scans, Map<Isolation, Reads> live) {

    public Reads scan(Isolation isolation) {
        return scans.getOrDefault(isolation, new Reads());
    }
}
