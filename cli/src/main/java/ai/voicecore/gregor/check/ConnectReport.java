package ai.voicecore.gregor.check;

import java.util.List;

/**
 * Result of moving records through Connect: by a sink from one topic, by a source to another.
 *
 * @param plugins classes of the installed connectors
 * @param sent lines for each of the two
 * @param received how many of them both have moved
 * @param trouble errors of the connectors if lines are missing; otherwise empty
 */
public record ConnectReport(List<String> plugins, int sent, int received, String trouble) {
    /** The connectors of the trial; without them there is no trial. */
    public static final List<String> CONNECTORS =
            List.of("ai.voicecore.gregor.trial.TrialSink", "ai.voicecore.gregor.trial.TrialSource");
}
