package ai.voicecore.gregor.change;

import ai.voicecore.gregor.admin.ClusterAdmin;
import ai.voicecore.gregor.cluster.Cluster;
import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.rolling.Situation;
import ai.voicecore.gregor.settings.ReleaseSettings;
import ai.voicecore.gregor.snapshot.CannotStart;
import ai.voicecore.gregor.snapshot.NodeState;
import ai.voicecore.gregor.snapshot.RestartCheck;
import ai.voicecore.gregor.spec.Problem;
import ai.voicecore.gregor.topology.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds what would prevent nodes from starting again: missing software, changed storage, and topic settings that the new
 * release refuses. Changes nothing.
 *
 * @param cluster with the nodes as they are described after the change
 */
public record StartChecks(Cluster cluster, ClusterAdmin admin) {
    /** The situation with the findings for these nodes. */
    Situation added(List<Node> nodes, Situation now) {
        List<CannotStart> found = new ArrayList<>(asTheyAre(cluster, nodes));
        found.addAll(settings(nodes.stream()
                .filter(node -> changesRelease(node, now.states()))
                .toList()));
        return now.with(found);
    }

    /** Findings on software and storage, for any release. */
    public static List<CannotStart> asTheyAre(Cluster cluster, List<Node> nodes) {
        return asTheyAre(
                cluster, nodes, cluster.services().states(cluster.topology()).restartChecks(nodes));
    }

    static List<CannotStart> asTheyAre(Cluster cluster, List<Node> nodes, List<RestartCheck> said) {
        List<CannotStart> found = new ArrayList<>(cluster.platform().lacking(cluster.topology(), nodes));
        said.stream().map(RestartCheck::trouble).flatMap(Optional::stream).forEach(found::add);
        return found;
    }

    /** Settings that the running release accepted were checked when they were set. */
    private boolean changesRelease(Node node, List<NodeState> states) {
        return !node.role().isClient()
                && states.stream()
                        .filter(state -> state.node().equals(node.name()))
                        .flatMap(state -> state.version().stream())
                        .anyMatch(version -> !version.equals(cluster.spec().version()));
    }

    private List<CannotStart> settings(List<Node> nodes) {
        if (nodes.isEmpty()) {
            return List.of();
        }
        Optional<ReleaseSettings> release = cluster.services().release(cluster.spec());
        if (release.isEmpty()) {
            return List.of();
        }
        List<Problem> refused = new ReleaseRefusals(
                        release.get(), cluster.topology().bootstrapServers())
                .ofTopics(admin.topics().overrides());
        return nodes.stream()
                .flatMap(node -> refused.stream()
                        .map(problem -> new CannotStart(
                                node.name(),
                                problem.path() + " " + Failure.clause(problem.sentence()),
                                problem.remedy())))
                .toList();
    }
}
