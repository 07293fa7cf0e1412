package ai.voicecore.gregor.check;

import java.util.List;

/**
 * What came of moving records through Connect: out of a topic by a sink, into another by a source.
 *
 * @param plugins classes of the installed connectors
 * @param sent lines for each of the two
 * @param received how many of them both have moved
 * @param trouble what the connectors say of themselves if lines are missing; else empty
 */
public record ConnectReport(List<String> plugins, int sent, int received, String trouble) {
    /** The connectors that records are moved with; without them nothing is tried. */
    public static final List<String> CONNECTORS =
            List.of("ai.voicecore.gregor.trial.TrialSink", "ai.voicecore.gregor.trial.TrialSource");
}
