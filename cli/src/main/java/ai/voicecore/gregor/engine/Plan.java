package ai.voicecore.gregor.engine;

import java.util.List;

/** What will be done, in order. */
public record Plan(List<Step> steps) {
    /** Whether replicas are moved from broker to broker. */
    boolean resizes() {
        return steps.stream().anyMatch(step -> step instanceof Step.Drain || step instanceof Step.Spread);
    }

    boolean changesTopics() {
        return steps.stream().anyMatch(step -> step instanceof Step.CreateTopics || step instanceof Step.ChangeTopics);
    }

    public boolean isEmpty() {
        return steps.isEmpty();
    }

    /** Up to where the brokers can be used, if only the registry and Connect are left then; otherwise all of it. */
    public Plan brokers() {
        return new Plan(steps.subList(0, firstOfClients()));
    }

    /** What is left to do after {@link #brokers}. */
    public Plan clients() {
        return new Plan(steps.subList(firstOfClients(), steps.size()));
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
