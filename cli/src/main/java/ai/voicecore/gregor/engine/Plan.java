package ai.voicecore.gregor.engine;

import java.util.List;

/** What will be done, in order. */
public record Plan(List<Step> steps) {
    public boolean isEmpty() {
        return steps.isEmpty();
    }
}
