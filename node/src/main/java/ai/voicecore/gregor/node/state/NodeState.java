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
 * @param metadata where a broker or controller has its metadata by its settings: {@code zookeeper}, {@code migration} (KIP-866)
 *     or {@code kraft}; null for other roles
 * @param version of the running software: Kafka's or ZooKeeper's; {@code unknown} if not known
 * @param startedAt when this JVM started, an ISO instant
 * @param ready the answer of {@code /ready}
 * @param reason why not ready, in one line; null if ready
 * @param readyAfterMillis from the start of this JVM until it was first seen to be ready; null before
 * @param resources the fields of {@link Resources}, not nested
 * @param beans the other fields, not nested
 */
public record NodeState(
        Role role,
        @Nullable Integer nodeId,
        @Nullable String metadata,
        String version,
        String startedAt,
        boolean ready,
        @JsonInclude @Nullable String reason,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long readyAfterMillis,
        @JsonUnwrapped Resources resources,
        @JsonUnwrapped Beans beans) {}
