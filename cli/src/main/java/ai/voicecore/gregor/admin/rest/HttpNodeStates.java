package ai.voicecore.gregor.admin.rest;

import ai.voicecore.gregor.access.Access;
import ai.voicecore.gregor.admin.AdminFailure;
import ai.voicecore.gregor.admin.NodeStates;
import ai.voicecore.gregor.admin.rest.RestClient.Answer;
import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.failure.Remedy;
import ai.voicecore.gregor.snapshot.BrokerState;
import ai.voicecore.gregor.snapshot.CannotStart;
import ai.voicecore.gregor.snapshot.HostLimits;
import ai.voicecore.gregor.snapshot.NodeResources;
import ai.voicecore.gregor.snapshot.NodeState;
import ai.voicecore.gregor.snapshot.RestartCheck;
import ai.voicecore.gregor.snapshot.RestartCheck.OldRequest;
import ai.voicecore.gregor.snapshot.ZooKeeperState;
import ai.voicecore.gregor.snapshot.zookeeper.ZkMigration;
import ai.voicecore.gregor.topology.Node;
import ai.voicecore.gregor.topology.Role;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/** Reads {@code /state} and {@code /restart-check}, which the node jar serves. */
public final class HttpNodeStates implements NodeStates {
    private final RestClient rest;

    public HttpNodeStates(Access access) {
        this.rest = new RestClient(access, "application/json");
    }

    @Override
    public Optional<NodeState> of(Node node) {
        return page(node, "/state").map(body -> state(node.name(), body));
    }

    @Override
    public Optional<RestartCheck> restartCheck(Node node) {
        return page(node, "/restart-check").map(body -> restartCheck(node.name(), body));
    }

    private Optional<JsonNode> page(Node node, String path) {
        if (node.role() == Role.REGISTRY) {
            return Optional.empty();
        }
        try {
            Answer answer = rest.get(node.url(path));
            return answer.isSuccess() ? Optional.of(answer.body()) : Optional.empty();
        } catch (AdminFailure e) {
            return Optional.empty();
        }
    }

    private static RestartCheck restartCheck(String node, JsonNode body) {
        List<OldRequest> old = body.path("oldRequests")
                .valueStream()
                .map(request -> new OldRequest(
                        request.path("request").asString(),
                        request.path("version").asString(),
                        request.path("client").asString(),
                        request.path("count").asLong()))
                .toList();
        return new RestartCheck(
                node,
                text(body, "trouble")
                        .map(trouble -> new CannotStart(
                                node,
                                Failure.clause(trouble),
                                Remedy.of(text(body, "remedy").orElse("")))),
                old);
    }

    private static NodeState state(String node, JsonNode body) {
        return new NodeState(
                node,
                text(body, "version"),
                word(body, "brokerStateName", BrokerState.class),
                body.path("activeController").booleanValueOpt(),
                body.path("offlineLogDirectories").intValueOpt(),
                body.path("metadataVersion").intValueOpt(),
                word(body, "zooKeeperState", ZooKeeperState.class),
                text(body, "metadata").map(phase -> migration(phase, body)),
                body.path("heapMost").isNumber() ? Optional.of(resources(body)) : Optional.empty(),
                body.path("readyAfterMillis").isNumber()
                        ? Optional.of(
                                Duration.ofMillis(body.path("readyAfterMillis").asLong()))
                        : Optional.empty());
    }

    private static ZkMigration migration(String phase, JsonNode body) {
        JsonNode lag = body.path("zkWriteBehindLag");
        return new ZkMigration(
                phase,
                body.path("zkMigrationState").intValueOpt(),
                body.path("migratingZkBrokerCount").intValueOpt(),
                lag.isNumber() ? OptionalLong.of(lag.asLong()) : OptionalLong.empty());
    }

    private static NodeResources resources(JsonNode body) {
        HostLimits limits = new HostLimits(
                body.path("mostOpenFiles").asLong(Long.MAX_VALUE),
                body.path("mostMaps").asLong(Long.MAX_VALUE));
        return new NodeResources(
                body.path("openFiles").asLong(0),
                limits,
                body.path("heapKept").asLong(0),
                body.path("heapMost").asLong(0));
    }

    /** Empty, too, for a word of a later node jar. */
    private static <E extends Enum<E>> Optional<E> word(JsonNode body, String field, Class<E> known) {
        return text(body, field)
                .flatMap(word -> EnumSet.allOf(known).stream()
                        .filter(state -> state.name().equalsIgnoreCase(word))
                        .findFirst());
    }

    private static Optional<String> text(JsonNode body, String field) {
        return body.path(field).stringValueOpt();
    }
}
