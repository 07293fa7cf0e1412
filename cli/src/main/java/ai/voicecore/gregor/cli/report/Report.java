package ai.voicecore.gregor.cli.report;

import ai.voicecore.gregor.cli.terminal.Console;
import ai.voicecore.gregor.failure.ClusterOptions;

/** What a command has found, for {@link ReportFormat}. */
public interface Report {
    /** Whether nothing is wrong. */
    boolean holds();

    String text(Console console);

    /** The report as data, with the cluster named so in remedies. */
    Object tree(ClusterOptions named);

    JUnitXml junit(ClusterOptions named);
}
