package ai.voicecore.gregor.platform;

import ai.voicecore.gregor.concurrent.Time;
import ai.voicecore.gregor.snapshot.NodeEnd;
import ai.voicecore.gregor.snapshot.NodePhase;
import ai.voicecore.gregor.snapshot.NodeStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reports once, and at once, what prevents nodes from getting ready and needs a person, with a remedy. Every wait for nodes
 * passes each observation to it.
 */
public final class Troubles {
    /** Shorter problems are not reported. */
    static final Duration TRANSIENT_PERIOD = Duration.ofSeconds(2);

    private final Progress progress;
    private final Time time;
    private final Map<String, OngoingTrouble> troubles = new HashMap<>();
    private final Map<String, Optional<NodeEnd>> ends = new HashMap<>();
    private final Set<String> reported = new HashSet<>();

    private record OngoingTrouble(String remedy, long since) {}

    /** @param time the clock for the transient period */
    public Troubles(Progress progress, Time time) {
        this.progress = progress;
        this.time = time;
    }

    /** Permanently failed nodes are not reported here: they end the command with an error. */
    public void look(List<NodeStatus> nodes) {
        Map<String, List<String>> news = new LinkedHashMap<>();
        for (NodeStatus node : nodes) {
            Optional<NodeEnd> before = ends.put(node.name(), node.lastEnd());
            if (before != null && !before.equals(node.lastEnd()) && node.phase() != NodePhase.FAILED) {
                node.lastEnd()
                        .ifPresent(end -> add(
                                news,
                                node,
                                started(end),
                                EndAdvice.of(node.name(), end).text()));
            }
        }
        List<NodeStatus> ailing = nodes.stream().filter(this::hasTrouble).toList();
        Set<String> due = ailing.stream()
                .filter(node -> isOld(node.name()))
                .map(NodeStatus::remedy)
                .collect(Collectors.toSet());
        // Nodes with the same problem are reported together.
        ailing.stream()
                .filter(node -> due.contains(node.remedy()))
                .forEach(node -> add(news, node, node.detail(), node.remedy()));
        news.forEach((what, names) -> progress.reported(String.join(", ", names) + ": " + what));
    }

    private static String started(NodeEnd end) {
        return end.sentence() + (end.sentence().endsWith(".") ? " It" : "; it") + " is started again.";
    }

    /** The end of a node is reported separately. */
    private boolean hasTrouble(NodeStatus node) {
        boolean ended = node.phase() == NodePhase.RESTARTING && node.lastEnd().isPresent();
        if (node.isReady() || node.remedy().isEmpty() || node.phase() == NodePhase.FAILED || ended) {
            troubles.remove(node.name());
            return false;
        }
        troubles.compute(
                node.name(),
                (name, known) -> known != null && known.remedy().equals(node.remedy())
                        ? known
                        : new OngoingTrouble(node.remedy(), time.nanos()));
        return true;
    }

    private boolean isOld(String node) {
        OngoingTrouble ailment = troubles.get(node);
        return ailment != null && time.since(ailment.since()).compareTo(TRANSIENT_PERIOD) >= 0;
    }

    private void add(Map<String, List<String>> news, NodeStatus node, String what, String remedy) {
        boolean isEnd = node.lastEnd().isPresent();
        if (reported.add(node.name() + remedy + (isEnd ? what : ""))) {
            String lines = remedy.isEmpty() ? what : what + "\n" + remedy;
            news.computeIfAbsent(lines, ignored -> new ArrayList<>()).add(node.name());
        }
    }
}
