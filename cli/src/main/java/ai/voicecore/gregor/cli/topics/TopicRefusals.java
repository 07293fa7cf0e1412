package ai.voicecore.gregor.cli.topics;

import ai.voicecore.gregor.cli.terminal.Console;
import ai.voicecore.gregor.topics.TopicChange.Impossible;
import java.util.List;

/** Tells which changes of topics could not be made. */
public final class TopicRefusals {
    private TopicRefusals() {}

    /** Whether there are any. */
    public static boolean print(List<Impossible> left, Console console) {
        left.forEach(
                change -> console.error(change.topic() + ": " + change.sentence() + ".\n       " + change.remedy()));
        return !left.isEmpty();
    }
}
