package ai.voicecore.gregor.check;

import java.util.List;

/**
 * What came of moving records through Connect: topic → file sink → file source → topic.
 *
 * @param plugins classes of the installed connectors
 * @param sent lines written into the first topic
 * @param received how many of them arrived in the second
 * @param trouble what the connectors say of themselves if lines are missing; else empty
 */
public record ConnectReport(List<String> plugins, int sent, int received, String trouble) {}
