package ai.voicecore.gregor.change;

import ai.voicecore.gregor.cluster.Cluster;
import ai.voicecore.gregor.concurrent.Await;
import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.failure.Remedy;
import ai.voicecore.gregor.platform.Progress;
import ai.voicecore.gregor.platform.Troubles;
import ai.voicecore.gregor.snapshot.NodePhase;
import ai.voicecore.gregor.snapshot.NodeStatus;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Waits until nodes are ready; ends at once when a node has failed permanently. */
public record Readiness(Cluster cluster, Progress progress) {
    public void await(Set<String> names, Duration atMost) {
        String what = names.size() == 1 ? names.iterator().next() : names.size() + " nodes";
        Troubles troubles = new Troubles(progress, cluster.stop());
        Await poll = new Await(atMost, cluster.platform().interval(), cluster.stop());
        poll.answer(last -> {
            Optional<List<NodeStatus>> waiting = waiting(names, last);
            waiting.filter(nodes -> !nodes.isEmpty()).ifPresent(nodes -> {
                requireNoFailed(nodes);
                troubles.look(nodes);
                if (last) {
                    throw Failure.timedOut(
                            "Not ready after " + atMost.toSeconds() + " s: " + describe(nodes) + ".", remedy(nodes));
                }
                progress.doing("waiting for " + what, describe(nodes));
            });
            return waiting.filter(List::isEmpty);
        });
    }

    /** Empty if the platform does not answer; that may be temporary. */
    private Optional<List<NodeStatus>> waiting(Set<String> names, boolean last) {
        try {
            return Optional.of(cluster.platform().observe().stream()
                    .filter(status -> names.contains(status.name()) && !status.isReady())
                    .toList());
        } catch (Failure e) {
            if (last || !e.isUnreachable()) {
                throw e;
            }
            progress.doing("waiting: " + e.getMessage());
            return Optional.empty();
        }
    }

    /** Throws if a node has failed permanently. */
    static void requireNoFailed(List<NodeStatus> nodes) {
        nodes.stream()
                .filter(node -> node.phase() == NodePhase.FAILED)
                .findFirst()
                .ifPresent(failed -> {
                    throw new Failure(
                            failed.name() + " " + failed.detail(),
                            failed.remedy().isEmpty()
                                    ? Remedy.of("Mend what its log says ({gregor logs " + failed.name()
                                            + "}), then repeat the command.")
                                    : failed.remedy());
                });
    }

    /** Repeats at the end what was reported during the wait. */
    private static Remedy remedy(List<NodeStatus> waiting) {
        return waiting.stream()
                .map(NodeStatus::remedy)
                .filter(remedy -> !remedy.isEmpty())
                .distinct()
                .map(remedy -> remedy.and("\n"))
                .reduce(Remedy.NONE, Remedy::and)
                .and("They are still starting: see {gregor status --watch}, or {gregor logs "
                        + waiting.getFirst().name() + "}.");
    }

    private static String describe(List<NodeStatus> waiting) {
        Map<String, List<String>> byDetail = waiting.stream()
                .collect(Collectors.groupingBy(
                        NodeStatus::detail,
                        LinkedHashMap::new,
                        Collectors.mapping(NodeStatus::name, Collectors.toList())));
        return byDetail.entrySet().stream()
                .map(same -> String.join(", ", same.getValue())
                        + (same.getKey().isEmpty() ? "" : " (" + same.getKey() + ")"))
                .collect(Collectors.joining(", "));
    }
}
