package ai.voicecore.gregor.check;

import java.util.ArrayList;
import java.util.List;

/** Connect knows its plug-ins, and a temporary sink and source move records. */
final class ConnectWorks implements Check {
    private static final List<String> EXPECTED = List.of(
            "org.apache.kafka.connect.file.FileStreamSinkConnector",
            "org.apache.kafka.connect.file.FileStreamSourceConnector",
            "org.apache.kafka.connect.mirror.MirrorSourceConnector");

    @Override
    public String id() {
        return "connect";
    }

    @Override
    public String title() {
        return "Connect lists its plug-ins and moves records";
    }

    @Override
    public Verdict examine(Evidence evidence) {
        ConnectReport report = evidence.connect();
        List<Finding> findings = new ArrayList<>();
        EXPECTED.stream()
                .filter(plugin -> !report.plugins().contains(plugin))
                .forEach(plugin -> findings.add(new Finding(
                        "Connect does not know " + plugin + ".",
                        "Install the runtime again: gregor runtime install kafka-"
                                + evidence.topology().spec().version())));
        if (report.received() != report.sent()) {
            findings.add(new Finding(
                    "Of " + report.sent() + " records, " + report.received()
                            + " came through a temporary sink and source."
                            + (report.trouble().isEmpty() ? "" : " " + report.trouble()),
                    "Look at gregor logs connect-0."));
        }
        return Verdict.of(
                report.plugins().size() + " plug-ins; " + report.received() + " of " + report.sent()
                        + " records through a sink and a source",
                findings);
    }

    @Override
    public String remedyIfUnreachable() {
        return "Look at gregor logs connect-0.";
    }
}
