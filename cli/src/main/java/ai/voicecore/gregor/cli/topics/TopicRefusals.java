package ai.voicecore.gregor.cli.topics;

import ai.voicecore.gregor.cli.terminal.Console;
import ai.voicecore.gregor.topics.TopicChange.Impossible;
import java.util.List;

/** Prints topic changes that could not be made. */
public final class TopicRefusals {
    private TopicRefusals() {}

    /** Returns whether there are any. */
    public static boolean print(List<Impossible> left, Console console) {
        left.forEach(
                change -> console.error(change.topic() + ": " + change.sentence() + ".\n       " + change.remedy()));
        return !left.isEmpty();
    }
}
