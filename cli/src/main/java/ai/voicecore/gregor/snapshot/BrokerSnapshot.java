package ai.voicecore.gregor.snapshot;

import java.util.Optional;
import java.util.SortedMap;

/**
 * A broker that is registered and not fenced.
 *
 * @param features supported feature → "least-most" level, as {@code metadata.version → 7-30}
 */
public record BrokerSnapshot(
        int id, String host, int port, Optional<String> rack, SortedMap<String, String> features) {}
