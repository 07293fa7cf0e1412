package ai.voicecore.gregor.snapshot;

import java.util.List;
import java.util.Optional;

/**
 * What a node says at {@code /restart-check}, before it is stopped.
 *
 * @param trouble why it would not start again on its storage; empty if it would
 * @param oldRequests what clients have sent to it since it started and a later Kafka does not take
 */
public record RestartCheck(String node, Optional<CannotStart> trouble, List<OldRequest> oldRequests) {

    /**
     * Requests of one version.
     *
     * @param request as {@code Fetch}
     * @param client what the client calls itself
     * @param count how many have come
     */
    public record OldRequest(String request, String version, String client, long count) {}
}
