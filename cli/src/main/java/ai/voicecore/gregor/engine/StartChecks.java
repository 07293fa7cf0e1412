package ai.voicecore.gregor.engine;

import ai.voicecore.gregor.admin.ClusterAdmin;
import ai.voicecore.gregor.platform.Platform;
import ai.voicecore.gregor.rolling.Situation;
import ai.voicecore.gregor.settings.ReleaseSettings;
import ai.voicecore.gregor.snapshot.CannotStart;
import ai.voicecore.gregor.snapshot.NodeState;
import ai.voicecore.gregor.snapshot.RestartCheck;
import ai.voicecore.gregor.spec.Problem;
import ai.voicecore.gregor.topology.Node;
import ai.voicecore.gregor.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks for what would keep nodes from starting again if they were stopped now: their software, what has become of their
 * storage, and topics with settings that a release that they do not run yet refuses. A look changes nothing.
 */
public final class StartChecks {
    private final Topology topology;
    private final Platform platform;
    private final Services services;
    private final ClusterAdmin admin;

    /** @param topology the nodes as they are to be when they are back */
    StartChecks(Topology topology, Platform platform, Services services, ClusterAdmin admin) {
        this.topology = topology;
        this.platform = platform;
        this.services = services;
        this.admin = admin;
    }

    /** The situation with all that is found for these nodes. */
    Situation added(List<Node> nodes, Situation now) {
        List<CannotStart> found = new ArrayList<>(asTheyAre(topology, nodes, platform, services));
        found.addAll(settings(nodes.stream()
                .filter(node -> changesRelease(node, now.states()))
                .toList()));
        return now.with(found);
    }

    /** What is found of software and storage, whatever the release. */
    public static List<CannotStart> asTheyAre(
            Topology topology, List<Node> nodes, Platform platform, Services services) {
        return asTheyAre(topology, nodes, platform, services.states().restartChecks(nodes));
    }

    static List<CannotStart> asTheyAre(
            Topology topology, List<Node> nodes, Platform platform, List<RestartCheck> said) {
        List<CannotStart> found = new ArrayList<>(platform.lacking(topology, nodes));
        said.stream().map(RestartCheck::trouble).flatMap(Optional::stream).forEach(found::add);
        return found;
    }

    /** What a release does take it has been asked when it was set. */
    private boolean changesRelease(Node node, List<NodeState> states) {
        return !node.role().isClient()
                && states.stream()
                        .filter(state -> state.node().equals(node.name()))
                        .flatMap(state -> state.version().stream())
                        .anyMatch(version -> !version.equals(topology.spec().version()));
    }

    private List<CannotStart> settings(List<Node> nodes) {
        if (nodes.isEmpty()) {
            return List.of();
        }
        Optional<ReleaseSettings> release = services.release(topology.spec());
        if (release.isEmpty()) {
            return List.of();
        }
        List<Problem> refused = new ReleaseRefusals(release.get(), topology.bootstrapServers())
                .ofTopics(admin.topics().overrides());
        return nodes.stream()
                .flatMap(node -> refused.stream()
                        .map(problem -> new CannotStart(
                                node.name(),
                                problem.path() + " " + problem.sentence().replaceFirst("\\.$", ""),
                                problem.remedy())))
                .toList();
    }
}
