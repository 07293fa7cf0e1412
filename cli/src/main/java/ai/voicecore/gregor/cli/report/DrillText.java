package ai.voicecore.gregor.cli.report;

import ai.voicecore.gregor.audit.AuditReport;
import ai.voicecore.gregor.audit.Gap;
import ai.voicecore.gregor.audit.LaneReport;
import ai.voicecore.gregor.audit.history.Isolation;
import ai.voicecore.gregor.audit.history.Lane;
import ai.voicecore.gregor.cli.terminal.Console;
import ai.voicecore.gregor.cli.terminal.Table;
import ai.voicecore.gregor.drill.Drill;
import ai.voicecore.gregor.drill.DrillResult;
import ai.voicecore.gregor.drill.Timeline.Event;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Results of drills as text. */
public final class DrillText {
    private DrillText() {}

    public static String of(List<DrillOutcome> outcomes, Console console) {
        StringBuilder text = new StringBuilder();
        for (DrillOutcome outcome : outcomes) {
            if (outcome instanceof DrillOutcome.Done done) {
                details(text, done, console);
            }
        }
        text.append(table(outcomes));
        for (DrillOutcome outcome : outcomes) {
            switch (outcome) {
                case DrillOutcome.NotPossible no -> reason(text, no.drill(), "not possible here: " + no.reason());
                case DrillOutcome.NotBegun no -> reason(text, no.drill(), "not begun: " + no.reason());
                case DrillOutcome.Done done -> {}
            }
        }
        return text.toString();
    }

    /** Printed below the table: sentences would make its columns too wide. */
    private static void reason(StringBuilder text, Drill drill, String reason) {
        text.append('\n').append(drill.word()).append(": ").append(reason);
    }

    private static void details(StringBuilder text, DrillOutcome.Done done, Console console) {
        text.append(done.drill().word())
                .append(": ")
                .append(done.result().fault())
                .append('\n');
        for (Event event : done.result().events()) {
            text.append(String.format(Locale.ROOT, "%+8.1f s  %s%n", event.at().toMillis() / 1000.0, event.what()));
        }
        if (!done.audit().holds()) {
            text.append(AuditText.of(done.audit(), console)).append('\n');
        }
        if (!done.validation().holds()) {
            text.append(ValidationText.of(done.validation(), console)).append('\n');
        }
        text.append('\n');
    }

    private static String table(List<DrillOutcome> outcomes) {
        Table table = new Table(
                "DRILL",
                "FAULT",
                "WITHOUT ACK",
                "WITHOUT COMMIT",
                "WITHOUT READ",
                "ELECTIONS",
                "WELL AFTER",
                "ANOMALIES",
                "VALID");
        for (DrillOutcome outcome : outcomes) {
            switch (outcome) {
                case DrillOutcome.NotPossible no ->
                    table.row(no.drill().word(), "not possible here", "-", "-", "-", "-", "-", "-", "-");
                case DrillOutcome.NotBegun no ->
                    table.row(no.drill().word(), "not begun", "-", "-", "-", "-", "-", "-", "-");
                case DrillOutcome.Done done -> row(table, done);
            }
        }
        return table.toString();
    }

    private static void row(Table table, DrillOutcome.Done done) {
        DrillResult result = done.result();
        table.row(
                done.drill().word(),
                result.fault(),
                AuditText.seconds(produceGap(done.audit()).length()),
                AuditText.seconds(commitGap(done.audit()).length()),
                AuditText.seconds(readGap(done.audit()).length()),
                String.valueOf(result.elections()),
                result.whole().map(AuditText::seconds).orElse("NOT"),
                done.audit().anomalies()
                        + (done.audit().unproven().isEmpty()
                                ? ""
                                : " (" + done.audit().unproven().size() + " unproven)"),
                done.validation().holds() ? "yes" : "NO");
    }

    static Gap produceGap(AuditReport audit) {
        return audit.lanes().stream()
                .filter(lane -> lane.lane() != Lane.TRANSACTIONAL)
                .map(LaneReport::withoutAcknowledgement)
                .reduce(Gap.NONE, Gap::longer);
    }

    static Gap commitGap(AuditReport audit) {
        return audit.lanes().stream()
                .filter(lane -> lane.lane() == Lane.TRANSACTIONAL)
                .map(LaneReport::withoutAcknowledgement)
                .reduce(Gap.NONE, Gap::longer);
    }

    static Gap readGap(AuditReport audit) {
        return audit.lanes().stream()
                .map(lane -> lane.withoutRead(Isolation.READ_COMMITTED))
                .reduce(Gap.NONE, Gap::longer);
    }

    /** A one-line summary. */
    static String summary(DrillOutcome.Done done) {
        return done.result().fault() + ": "
                + AuditText.seconds(produceGap(done.audit()).length())
                + " without acknowledgement, "
                + AuditText.seconds(commitGap(done.audit()).length())
                + " without commit, " + done.result().elections() + " elections, well "
                + done.result().whole().map(after -> "after " + seconds(after)).orElse("not in time");
    }

    private static String seconds(Duration time) {
        return AuditText.seconds(time);
    }
}
