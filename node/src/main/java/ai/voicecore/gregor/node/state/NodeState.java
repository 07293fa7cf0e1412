package ai.voicecore.gregor.node.state;

import ai.voicecore.gregor.node.settings.Role;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;

/**
 * The answer of {@code /state}, one flat JSON object. What {@link Beans} documents stands next to these:
 *
 * @param role a name of {@link Role}
 * @param nodeId {@code node.id}, {@code broker.id} or ZooKeeper's server id; null for Connect and a standalone ZooKeeper
 * @param version of the software that runs: Kafka's or ZooKeeper's; {@code unknown} when it does not say
 * @param startedAt when this JVM started, an ISO instant
 * @param ready as {@code /ready} answers
 * @param reason why not ready, in one line; null when ready
 * @param resources what {@link Resources} documents, without a nesting of its own
 * @param beans the rest, without one either
 */
public record NodeState(
        Role role,
        @Nullable Integer nodeId,
        String version,
        String startedAt,
        boolean ready,
        @JsonInclude @Nullable String reason,
        @JsonUnwrapped Resources resources,
        @JsonUnwrapped Beans beans) {}
