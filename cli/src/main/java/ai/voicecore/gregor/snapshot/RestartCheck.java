package ai.voicecore.gregor.snapshot;

import java.util.List;
import java.util.Optional;

/**
 * A node's answer to {@code /restart-check}.
 *
 * @param trouble why it would not start again on its storage; empty if it would
 * @param oldRequests requests of clients since its start that a later Kafka rejects
 */
public record RestartCheck(String node, Optional<CannotStart> trouble, List<OldRequest> oldRequests) {

    /**
     * Requests of one version.
     *
     * @param request as {@code Fetch}
     * @param client the client's name and version
     * @param count number of requests
     */
    public record OldRequest(String request, String version, String client, long count) {}
}
