package ai.voicecore.gregor.cli.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.voicecore.gregor.audit.AuditReport;
import ai.voicecore.gregor.audit.AuditReport.Transactions;
import ai.voicecore.gregor.audit.Gap;
import ai.voicecore.gregor.audit.LaneReport;
import ai.voicecore.gregor.audit.LaneReport.Latency;
import ai.voicecore.gregor.audit.LaneReport.PartitionReport;
import ai.voicecore.gregor.audit.history.Isolation;
import ai.voicecore.gregor.audit.history.Lane;
import ai.voicecore.gregor.audit.verdict.Anomalies.Anomaly;
import ai.voicecore.gregor.audit.verdict.AnomalyKind;
import ai.voicecore.gregor.cli.terminal.Data;
import ai.voicecore.gregor.cli.terminal.Durations;
import ai.voicecore.gregor.cli.terminal.ExitCode;
import ai.voicecore.gregor.cli.terminal.Terminal;
import ai.voicecore.gregor.drill.Drill;
import ai.voicecore.gregor.drill.DrillResult;
import ai.voicecore.gregor.drill.Timeline.Event;
import ai.voicecore.gregor.failure.ClusterOptions;
import ai.voicecore.gregor.validation.ValidationReport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.TypeConversionException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The printed reports of audits and drills. */
class AuditReportsTest {
    private final Terminal terminal = new Terminal();

    private static final AuditReport CLEAN = report(Map.of(), List.of(), List.of());
    private static final AuditReport WRONG = report(
            Map.of(AnomalyKind.LOST, 2L),
            List.of(new Anomaly(AnomalyKind.LOST, Lane.IDEMPOTENT, 1, "record 7 <is> not there")),
            List.of("a scan came to offset 3 of 9"));

    private static AuditReport report(Map<AnomalyKind, Long> anomalies, List<Anomaly> examples, List<String> unproven) {
        LaneReport lane = new LaneReport(
                Lane.IDEMPOTENT,
                100,
                98,
                0,
                2,
                new TreeMap<>(Map.of("NetworkException", 2L)),
                99,
                0,
                anomalies,
                new Latency(Duration.ofMillis(5), Duration.ofMillis(50), Duration.ofMillis(900)),
                List.of(new PartitionReport(
                        0,
                        new Gap(Duration.ofMillis(9_100), Duration.ofSeconds(12)),
                        Map.of(Isolation.READ_COMMITTED, new Gap(Duration.ofMillis(9_300), Duration.ofSeconds(12))))));
        return new AuditReport(
                "calls",
                "1a2b",
                Duration.ofSeconds(60),
                Duration.ofSeconds(75),
                List.of(lane),
                new Transactions(50, 5, 1, 2, 3),
                examples,
                unproven,
                Duration.ofMillis(10),
                examples.isEmpty() ? Optional.empty() : Optional.of(Path.of("/audits/audit-1a2b")),
                List.of());
    }

    @Test
    void aReportWithoutAnomaliesSaysSo() {
        assertThat(CLEAN.holds()).isTrue();
        assertThat(new AuditOutput(CLEAN).text(terminal.plain()))
                .contains("idempotent  100", "idempotent 0", "9100.0 ms at 12.0 s", "9300.0 ms at 12.0 s")
                .contains("idempotent: unknown after 2 NetworkException\n")
                .contains(
                        "50 transactions committed, 5 aborted, 1 unknown; 2 clients hung and 3 broke, and were replaced")
                .endsWith("calls: 98 records acknowledged in 60.0 s, at most 9100.0 ms without an acknowledgement:"
                        + " nothing lost, duplicated, out of order, aborted but read, torn or rewritten");
    }

    @Test
    void anomaliesAreReportedWithTheDirectoryOfTheLedger() {
        assertThat(WRONG.holds()).isFalse();
        assertThat(new AuditOutput(WRONG).text(terminal.plain()))
                .contains("FAIL  idempotent: 2 lost\n")
                .contains("      lost, idempotent partition 1: record 7 <is> not there\n")
                .contains("FAIL  not proven: a scan came to offset 3 of 9\n")
                .contains("what was sent and read, and what the clients logged: /audits/audit-1a2b\n")
                .endsWith("2 anomalies, and not everything is proven");
    }

    @Test
    void leftoversAreAFinding() {
        AuditReport left = CLEAN.leaving(List.of("topic gregor-audit-1a2b-plain"));

        assertThat(left.holds()).isFalse();
        assertThat(new AuditOutput(left).text(terminal.plain()))
                .contains("left behind, remove it by hand: topic gregor-audit-1a2b-plain");
    }

    @Test
    void jsonHasEveryKindOfAnomaly() {
        JsonNode tree = JsonMapper.shared().readTree(Data.json(new AuditOutput(WRONG).tree(ClusterOptions.NONE)));

        assertThat(tree.path("holds").asBoolean()).isFalse();
        JsonNode lane = tree.path("lanes").path(0);
        assertThat(lane.path("anomalies").path("lost").asInt()).isEqualTo(2);
        assertThat(lane.path("anomalies").path("torn transaction").isNumber()).isTrue();
        assertThat(lane.path("anomalies").size()).isEqualTo(AnomalyKind.values().length);
        assertThat(tree.path("longestWithoutAcknowledgement").path("millis").asDouble())
                .isEqualTo(9_100);
        assertThat(tree.path("transactions").path("hung").asInt()).isEqualTo(2);
        assertThat(tree.path("examples").path(0).path("detail").asString()).contains("record 7");
    }

    @Test
    void junitHasAFailureForEachLaneWithAnomalies() {
        assertThat(new AuditOutput(CLEAN).junit(ClusterOptions.NONE).xml()).contains("tests=\"3\" failures=\"0\"");
        assertThat(new AuditOutput(WRONG).junit(ClusterOptions.NONE).xml())
                .contains("tests=\"3\" failures=\"2\"", "message=\"2 lost\"", "lost: record 7 &lt;is&gt; not there");
    }

    @Test
    void theReportOfDrillsListsEachDrill() {
        List<DrillReport.Outcome> outcomes = List.of(
                new DrillReport.Done(result(Optional.of(Duration.ofSeconds(15))), CLEAN, valid()),
                new DrillReport.NotRun(Drill.SLOW_DISK, false, "one disk"));

        assertThat(new DrillReport("calls", outcomes).text(terminal.plain()))
                .contains("kill-broker: kill kafka-2\n", "    +0.3 s  kill kafka-2\n")
                .contains("slow-disk    not possible here  -", "\nslow-disk: not possible here: one disk")
                .containsPattern("kill-broker +kill kafka-2 +9\\.1 s +0\\.0 s +9\\.3 s +16 +15\\.0 s +0 +yes");
        assertThat(Data.json(new DrillReport("calls", outcomes).tree(ClusterOptions.NONE))
                        .replaceAll("\\s+", ""))
                .contains("\"holds\":true,\"drills\"", "\"wellAfterMillis\":15000", "\"reason\":\"onedisk\"");
        assertThat(new DrillReport("calls", outcomes).junit(ClusterOptions.NONE).xml())
                .contains("tests=\"2\" failures=\"0\"");
    }

    @Test
    void aFailedDrillIsAFinding() {
        DrillReport.Outcome late = new DrillReport.Done(result(Optional.empty()), CLEAN, valid());
        DrillReport.Outcome lossy = new DrillReport.Done(result(Optional.of(Duration.ZERO)), WRONG, valid());
        DrillReport.Outcome notBegun = new DrillReport.NotRun(Drill.KILL_BROKER, true, "kafka-1 is not ready");

        for (DrillReport.Outcome outcome : List.of(late, lossy, notBegun)) {
            assertThat(outcome.holds()).isFalse();
            assertThat(new DrillReport("calls", List.of(outcome))
                            .junit(ClusterOptions.NONE)
                            .xml())
                    .contains("failures=\"1\"");
        }
        assertThat(new DrillReport("calls", List.of(late)).text(terminal.plain()))
                .contains("  NOT  ");
        assertThat(new DrillReport("calls", List.of(lossy)).text(terminal.plain()))
                .contains("FAIL  idempotent: 2 lost");
        assertThat(new DrillReport("calls", List.of(notBegun)).text(terminal.plain()))
                .contains("not begun: kafka-1 is not ready");
    }

    private static DrillResult result(Optional<Duration> whole) {
        return new DrillResult(
                Drill.KILL_BROKER,
                "kill kafka-2",
                List.of(new Event(Duration.ofMillis(300), "kill kafka-2")),
                16,
                50,
                whole);
    }

    private static ValidationReport valid() {
        return new ValidationReport("calls", List.of(), List.of(), List.of(), Duration.ofSeconds(4));
    }

    @Test
    void aChangeIsReportedWithTheVerdictOfItsAudit() {
        ValidationReport sound = new ValidationReport("calls", List.of(), List.of(), List.of(), Duration.ofSeconds(2));
        ChangeReport clean = change(Optional.of(CLEAN), Optional.of(sound));

        assertThat(new ReportFormat().print(clean, terminal.plain())).isEqualTo(ExitCode.DONE);
        assertThat(terminal.out())
                .contains("0 of 0 checks hold", "9100.0 ms without an acknowledgement")
                .endsWith("3 nodes restarted in 14.2 s.\n");
        assertThat(new ReportFormat().print(change(Optional.of(WRONG), Optional.of(sound)), terminal.plain()))
                .isEqualTo(ExitCode.FINDINGS);
        assertThat(change(Optional.empty(), Optional.empty()).holds()).isTrue();
    }

    @Test
    void aChangeIsAlsoReportedAsJson() {
        ChangeReport wrong = change(Optional.of(WRONG), Optional.empty());
        JsonNode tree = JsonMapper.shared().readTree(printed(wrong, "json"));

        assertThat(tree.path("holds").asBoolean()).isFalse();
        assertThat(tree.path("tookMillis").asLong()).isEqualTo(14_200);
        assertThat(tree.path("done").path(0).asString()).isEqualTo("3 nodes restarted in 14.2 s.");
        assertThat(tree.path("audit").path("anomalies").asLong()).isEqualTo(2);
        assertThat(tree.path("validation").isNull()).isTrue();
        assertThat(printed(wrong, "junit")).contains("tests=\"4\" failures=\"2\"", "3 nodes restarted");
    }

    private static ChangeReport change(Optional<AuditReport> audit, Optional<ValidationReport> validation) {
        return new ChangeReport(
                "calls", List.of("3 nodes restarted in 14.2 s."), Duration.ofMillis(14_200), audit, validation);
    }

    private static String printed(ChangeReport report, String form) {
        Terminal told = new Terminal();
        ReportFormat format = new ReportFormat();
        new CommandLine(CommandSpec.create().addMixin("format", CommandSpec.forAnnotatedObject(format)))
                .parseArgs("-o", form);
        format.print(report, told.plain());
        return told.out();
    }

    @Test
    void aDurationIsANumberWithItsUnit() {
        Durations span = new Durations();

        assertThat(span.convert("90")).isEqualTo(Duration.ofSeconds(90));
        assertThat(span.convert("90s")).isEqualTo(Duration.ofSeconds(90));
        assertThat(span.convert("10m")).isEqualTo(Duration.ofMinutes(10));
        assertThat(span.convert("1h")).isEqualTo(Duration.ofHours(1));
        for (String wrong : List.of("", "s", "-1s", "1.5h", "1 m", "9999999999s", "5d")) {
            assertThatThrownBy(() -> span.convert(wrong)).isInstanceOf(TypeConversionException.class);
        }
    }
}
