package ai.voicecore.gregor.check;

import ai.voicecore.gregor.admin.AdminFailure;
import ai.voicecore.gregor.concurrent.ParallelTasks;
import ai.voicecore.gregor.topology.Address;
import ai.voicecore.gregor.topology.Endpoint;
import ai.voicecore.gregor.topology.Node;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Every advertised listener leads to all brokers. */
final class ListenersReachable implements Check {
    @Override
    public String id() {
        return "listeners-reachable";
    }

    @Override
    public String title() {
        return "every advertised listener leads to the whole cluster";
    }

    @Override
    public Verdict examine(Evidence evidence) {
        List<Integer> expected =
                evidence.topology().brokers().stream().map(Node::id).sorted().toList();
        List<Listener> listeners = evidence.topology().brokers().stream()
                .flatMap(node -> Stream.of(Endpoint.CLIENT, Endpoint.REPLICATION)
                        .map(endpoint -> new Listener(node.name(), endpoint, node.address(endpoint))))
                .toList();
        List<Finding> findings =
                ParallelTasks.each(listeners, listener -> examine(listener, expected, evidence)).stream()
                        .flatMap(Optional::stream)
                        .toList();
        return Verdict.of(
                listeners.size() - findings.size() + " of " + listeners.size() + " listeners lead to brokers "
                        + expected,
                findings);
    }

    private record Listener(String node, Endpoint endpoint, Address address) {
        @Override
        public String toString() {
            return node + "'s " + endpoint + " listener " + address;
        }
    }

    private static Optional<Finding> examine(Listener listener, List<Integer> expected, Evidence evidence) {
        try {
            List<Integer> found = evidence.brokersKnownAt(listener.address());
            return found.equals(expected)
                    ? Optional.empty()
                    : Optional.of(new Finding(
                            listener + " leads to brokers " + found + " instead of " + expected + ".",
                            remedy(expected, found)));
        } catch (AdminFailure e) {
            return Optional.of(new Finding(
                    listener + " cannot be reached: " + e.getMessage() + ".",
                    "Look at gregor logs " + listener.node() + "; see that nothing else holds the port."));
        }
    }

    private static String remedy(List<Integer> expected, List<Integer> found) {
        return found.containsAll(expected)
                ? "A broker is in the cluster and not in the spec. Repeat the deploy that was to add or remove it:"
                        + " gregor deploy -f FILE."
                : "See which broker is missing in gregor status.";
    }

    @Override
    public String remedyIfUnreachable() {
        return "Look at gregor status: are the brokers running?";
    }
}
