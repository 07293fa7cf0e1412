package ai.voicecore.gregor.change;

import ai.voicecore.gregor.admin.ClusterAdmin;
import ai.voicecore.gregor.admin.QuorumAdmin;
import ai.voicecore.gregor.change.Driver.Round;
import ai.voicecore.gregor.cluster.Cluster;
import ai.voicecore.gregor.concurrent.Time;
import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.platform.Progress;
import ai.voicecore.gregor.quorum.VoterDecision;
import ai.voicecore.gregor.quorum.VoterPolicy;
import ai.voicecore.gregor.topology.Endpoint;
import ai.voicecore.gregor.topology.Node;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Changes the voters of a dynamic quorum (KIP-853), by the decisions of the voter policy.
 *
 * @param journal takes an event and its detail
 * @param patience timeout without a possible step
 */
public record Voters(
        QuorumAdmin quorum, BiConsumer<String, String> journal, Progress progress, Duration patience, Time time) {
    private static final Duration INTERVAL = Duration.ofMillis(200);

    public static Voters of(Cluster cluster, ClusterAdmin admin, Progress progress, Duration patience) {
        return new Voters(admin.quorum(), cluster.store()::journal, progress, patience, cluster.stop());
    }

    /** Makes exactly these controllers the voters. They run; so do the current voters, as far as they still can. */
    public void changeTo(Collection<Node> controllers) {
        Map<Integer, Node> wanted = controllers.stream().collect(Collectors.toMap(Node::id, Function.identity()));
        new Driver(time, progress, INTERVAL, patience)
                .run(
                        quorum::describe,
                        now -> act(new VoterPolicy(wanted.keySet(), now).next(), wanted),
                        because -> Failure.timedOut(
                                "The quorum's voters could not be changed for " + patience.toSeconds() + " s: "
                                        + because + ".",
                                "See {gregor status} and {gregor validate}; then repeat the command: it continues"
                                        + " where it stopped."));
    }

    /** If a step was executed in spite of an error, the next round shows it. */
    private Round act(VoterDecision decision, Map<Integer, Node> wanted) {
        return switch (decision) {
            case VoterDecision.Add add -> {
                Node node = wanted.get(add.id());
                progress.doing("adding " + node.name() + " to the quorum's voters");
                quorum.add(add.id(), add.directory(), node.address(Endpoint.CONTROLLER));
                yield done(node.name() + " is a voter of the quorum", add.directory());
            }
            case VoterDecision.Remove remove -> {
                progress.doing("removing controller " + remove.id() + " from the quorum's voters");
                quorum.remove(remove.id(), remove.directory());
                yield done("controller " + remove.id() + " is not a voter any more", remove.directory());
            }
            case VoterDecision.Wait notYet -> new Round.Waiting(notYet.because());
            case VoterDecision.Done ignored -> new Round.Ended();
        };
    }

    private Round done(String what, String directory) {
        journal.accept("quorum", what + " (disk " + directory + ")");
        progress.done(what);
        return new Round.Acted();
    }
}
