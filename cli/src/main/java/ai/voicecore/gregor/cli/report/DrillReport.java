package ai.voicecore.gregor.cli.report;

import ai.voicecore.gregor.audit.AuditReport;
import ai.voicecore.gregor.audit.Gap;
import ai.voicecore.gregor.audit.LaneReport;
import ai.voicecore.gregor.audit.history.Isolation;
import ai.voicecore.gregor.audit.history.Lane;
import ai.voicecore.gregor.cli.report.JUnitXml.Case;
import ai.voicecore.gregor.cli.report.JUnitXml.Failure;
import ai.voicecore.gregor.cli.terminal.Console;
import ai.voicecore.gregor.cli.terminal.Data;
import ai.voicecore.gregor.cli.terminal.Durations;
import ai.voicecore.gregor.cli.terminal.Table;
import ai.voicecore.gregor.drill.Drill;
import ai.voicecore.gregor.drill.DrillResult;
import ai.voicecore.gregor.drill.Timeline.Event;
import ai.voicecore.gregor.failure.ClusterOptions;
import ai.voicecore.gregor.validation.ValidationReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** What came of drills. */
public record DrillReport(String cluster, List<Outcome> outcomes) implements Report {
    public sealed interface Outcome {
        Drill drill();

        boolean holds();
    }

    /**
     * A fault that was not injected.
     *
     * @param possible false if it cannot be injected here; otherwise the cluster was not healthy before
     */
    public record NotRun(Drill drill, boolean possible, String reason) implements Outcome {
        @Override
        public boolean holds() {
            return !possible;
        }

        private String word() {
            return possible ? "not begun" : "not possible here";
        }
    }

    /** A fault that was injected. */
    public record Done(DrillResult result, AuditReport audit, ValidationReport validation) implements Outcome {
        @Override
        public Drill drill() {
            return result.drill();
        }

        @Override
        public boolean holds() {
            return audit.holds() && validation.holds() && result.whole().isPresent();
        }

        private Duration withoutAcknowledgement() {
            return withoutAcknowledgement(lane -> lane != Lane.TRANSACTIONAL);
        }

        private Duration withoutCommit() {
            return withoutAcknowledgement(lane -> lane == Lane.TRANSACTIONAL);
        }

        private Duration withoutAcknowledgement(Predicate<Lane> which) {
            return audit.lanes().stream()
                    .filter(lane -> which.test(lane.lane()))
                    .map(LaneReport::withoutAcknowledgement)
                    .reduce(Gap.NONE, Gap::longer)
                    .length();
        }

        private Duration withoutRead() {
            return audit.lanes().stream()
                    .map(lane -> lane.withoutRead(Isolation.READ_COMMITTED))
                    .reduce(Gap.NONE, Gap::longer)
                    .length();
        }

        private String summary() {
            return result.fault() + ": " + Durations.seconds(withoutAcknowledgement()) + " without acknowledgement, "
                    + Durations.seconds(withoutCommit()) + " without commit, " + result.elections()
                    + " elections, well "
                    + result.whole()
                            .map(after -> "after " + Durations.seconds(after))
                            .orElse("not in time");
        }
    }

    @Override
    public boolean holds() {
        return outcomes.stream().allMatch(Outcome::holds);
    }

    @Override
    public String text(Console console) {
        StringBuilder text = new StringBuilder();
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
        // Printed below the table: sentences would make its columns too wide.
        StringBuilder reasons = new StringBuilder();
        for (Outcome outcome : outcomes) {
            switch (outcome) {
                case NotRun no -> {
                    table.row(no.drill().word(), no.word(), "-", "-", "-", "-", "-", "-", "-");
                    reasons.append("\n" + no.drill().word() + ": " + no.word() + ": " + no.reason());
                }
                case Done done -> {
                    text.append(details(done, console));
                    row(table, done);
                }
            }
        }
        return text.append(table).append(reasons).toString();
    }

    private static String details(Done done, Console console) {
        StringBuilder text =
                new StringBuilder(done.drill().word() + ": " + done.result().fault() + "\n");
        for (Event event : done.result().events()) {
            text.append(String.format(Locale.ROOT, "%+8.1f s  %s%n", event.at().toMillis() / 1000.0, event.what()));
        }
        for (Report part : List.of(new AuditOutput(done.audit()), new ValidationOutput(done.validation()))) {
            text.append(part.holds() ? "" : part.text(console) + "\n");
        }
        return text + "\n";
    }

    private static void row(Table table, Done done) {
        int unproven = done.audit().unproven().size();
        table.row(
                done.drill().word(),
                done.result().fault(),
                Durations.seconds(done.withoutAcknowledgement()),
                Durations.seconds(done.withoutCommit()),
                Durations.seconds(done.withoutRead()),
                done.result().elections(),
                done.result().whole().map(Durations::seconds).orElse("NOT"),
                done.audit().anomalies() + (unproven == 0 ? "" : " (" + unproven + " unproven)"),
                done.validation().holds() ? "yes" : "NO");
    }

    @Override
    public Object tree(ClusterOptions named) {
        return Data.tree(
                "cluster", cluster,
                "holds", holds(),
                "drills", outcomes.stream().map(outcome -> tree(outcome, named)).toList());
    }

    private static Map<String, Object> tree(Outcome outcome, ClusterOptions named) {
        Map<String, Object> tree = Data.tree(
                "drill", outcome.drill().word(),
                "possible", !(outcome instanceof NotRun no) || no.possible(),
                "holds", outcome.holds());
        tree.putAll(
                switch (outcome) {
                    case NotRun no -> Data.tree("reason", no.reason());
                    case Done done -> tree(done, named);
                });
        return tree;
    }

    private static Map<String, Object> tree(Done done, ClusterOptions named) {
        DrillResult result = done.result();
        return Data.tree(
                "fault", result.fault(),
                "withoutAcknowledgementMillis", done.withoutAcknowledgement().toMillis(),
                "withoutCommitMillis", done.withoutCommit().toMillis(),
                "withoutReadMillis", done.withoutRead().toMillis(),
                "elections", result.elections(),
                "mostUnderReplicated", result.mostUnderReplicated(),
                "wellAfterMillis", result.whole().map(Duration::toMillis),
                "events", result.events().stream().map(DrillReport::tree).toList(),
                "audit", new AuditOutput(done.audit()).tree(named),
                "validation", new ValidationOutput(done.validation()).tree(named));
    }

    private static Object tree(Event event) {
        return Data.tree("atMillis", event.at().toMillis(), "what", event.what());
    }

    @Override
    public JUnitXml junit(ClusterOptions named) {
        List<Case> cases = outcomes.stream().map(DrillReport::junit).toList();
        Duration whole = cases.stream().map(Case::took).reduce(Duration.ZERO, Duration::plus);
        return new JUnitXml("gregor drill " + cluster, "gregor.drill", whole, cases);
    }

    private static Case junit(Outcome outcome) {
        return switch (outcome) {
            case NotRun no -> {
                String what = no.word() + ": " + no.reason();
                yield no.possible()
                        ? new Case(no.drill().word(), Duration.ZERO, Optional.of(new Failure(what, no.reason())), "")
                        : new Case(no.drill().word(), Duration.ZERO, Optional.empty(), what);
            }
            case Done done -> new Case(done.drill().word(), done.audit().took(), failure(done), done.summary());
        };
    }

    private static Optional<Failure> failure(Done done) {
        List<String> wrong = new ArrayList<>();
        if (done.audit().anomalies() > 0) {
            wrong.add(done.audit().anomalies() + " anomalies");
        }
        wrong.addAll(done.audit().unproven());
        wrong.addAll(done.audit().leftBehind());
        if (done.result().whole().isEmpty()) {
            wrong.add("the cluster did not recover in time");
        }
        if (!done.validation().holds()) {
            wrong.add(done.validation().broken() + " checks do not hold");
        }
        return wrong.isEmpty() ? Optional.empty() : Optional.of(new Failure(String.join("; ", wrong), done.summary()));
    }
}
