package ai.voicecore.gregor.change.deploy;

import ai.voicecore.gregor.admin.AdminFailure;
import ai.voicecore.gregor.topology.Node;
import ai.voicecore.gregor.topology.Role;
import ai.voicecore.gregor.topology.Topology;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The steps to do, in order.
 *
 * @param unknown why a ready service could not be asked: after the steps, plan again
 */
public record Plan(List<Step> steps, Optional<AdminFailure> unknown) {
    /** Whether the cluster matches the spec after these steps. */
    public boolean isWhole() {
        return unknown.isEmpty();
    }

    public boolean startsNodes() {
        return steps.stream().anyMatch(Step.StartNodes.class::isInstance);
    }

    boolean resizes() {
        return steps.stream().anyMatch(step -> step instanceof Step.Drain || step instanceof Step.Spread);
    }

    /**
     * Nodes that must be restarted even if their new description is saved already, when controllers are added: the other
     * nodes know new controllers only by their settings.
     *
     * @param before nodes of an interrupted change
     */
    Set<String> left(Set<String> before) {
        boolean controllersCome = steps.stream().anyMatch(Step.RememberControllers.class::isInstance);
        return all(Step.Roll.class)
                .flatMap(roll -> roll.nodes().stream())
                .filter(node -> controllersCome || before.contains(node))
                .collect(Collectors.toSet());
    }

    boolean changesTopics() {
        return steps.stream().anyMatch(step -> step instanceof Step.CreateTopics || step instanceof Step.ChangeTopics);
    }

    /** Settings that are changed at run time. */
    Set<String> live() {
        return all(Step.SetDefaults.class)
                .flatMap(defaults -> defaults.set().keySet().stream())
                .collect(Collectors.toSet());
    }

    /** The only controller of a cluster, if it would be restarted. */
    public Optional<String> onlyController(Topology topology) {
        List<String> controllers =
                topology.nodes(Role::isController).map(Node::name).toList();
        return controllers.size() == 1
                ? all(Step.Roll.class)
                        .flatMap(roll -> roll.nodes().stream())
                        .filter(controllers::contains)
                        .findFirst()
                : Optional.empty();
    }

    <T extends Step> Stream<T> all(Class<T> kind) {
        return steps.stream().filter(kind::isInstance).map(kind::cast);
    }

    public boolean isEmpty() {
        return steps.isEmpty();
    }

    /** The steps up to usable brokers, if only registry and Connect remain after them; otherwise all steps. */
    public Plan brokers() {
        return new Plan(steps.subList(0, firstOfClients()), unknown);
    }

    /** The steps after {@link #brokers}. */
    public Plan clients() {
        return new Plan(steps.subList(firstOfClients(), steps.size()), unknown);
    }

    private int firstOfClients() {
        int first = steps.size();
        while (first > 0 && isOfClients(steps.get(first - 1))) {
            first--;
        }
        return first;
    }

    private static boolean isOfClients(Step step) {
        return switch (step) {
            case Step.AwaitReady await ->
                await.nodes().stream().allMatch(node -> node.role().isClient());
            case Step.SecureTopics ignored -> true;
            case Step.SetCompatibility ignored -> true;
            default -> false;
        };
    }
}
