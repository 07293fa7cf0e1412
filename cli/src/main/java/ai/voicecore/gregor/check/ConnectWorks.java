package ai.voicecore.gregor.check;

import ai.voicecore.gregor.check.Evidence.ConnectReport;
import ai.voicecore.gregor.spec.ClusterSpec;
import java.util.ArrayList;
import java.util.List;

/** Connect has its plug-ins, and a temporary sink and source move records. */
final class ConnectWorks extends Check<Evidence> {
    ConnectWorks() {
        super("connect", "Connect lists its plug-ins and moves records", "Look at {gregor logs connect-0}.");
    }

    @Override
    public Verdict examine(Evidence evidence) {
        ConnectReport report = evidence.connect();
        List<Finding> findings = new ArrayList<>();
        ConnectReport.CONNECTORS.stream()
                .filter(plugin -> !report.plugins().contains(plugin))
                .forEach(plugin -> findings.add(new Finding(
                        "Connect does not have " + plugin + ", which Gregor's check uses.",
                        "Type {gregor deploy}: it restarts Connect with it, after a deployment"
                                + " by an earlier Gregor.")));
        if (report.received() != report.sent()) {
            findings.add(new Finding(
                    "Of " + report.sent() + " records, " + report.received()
                            + " came through a temporary sink and source."
                            + (report.trouble().isEmpty() ? "" : " " + report.trouble()),
                    "Look at {gregor logs connect-0}."
                            + smallRecords(evidence.topology().spec())));
        }
        return Verdict.of(
                report.plugins().size() + " plug-ins; " + report.received() + " of " + report.sent()
                        + " records through a sink and a source",
                findings);
    }

    /** A broker's record size limit also applies to group offsets and to Connect's own topics. */
    private static String smallRecords(ClusterSpec spec) {
        String limit = spec.config().getOrDefault("message.max.bytes", "");
        return limit.matches("[0-9]{1,5}")
                ? " The spec's config has message.max.bytes: " + limit
                        + ", which may be too small for what Connect itself writes: make it at least 100000."
                : "";
    }
}
