package ai.voicecore.gregor.cli.report;

import ai.voicecore.gregor.cli.report.JUnitXml.Case;
import ai.voicecore.gregor.cli.report.JUnitXml.Failure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Results of drills as JUnit XML: one test case each. */
public final class DrillJUnit {
    private DrillJUnit() {}

    public static String of(String cluster, List<DrillOutcome> outcomes) {
        List<Case> cases = outcomes.stream().map(DrillJUnit::of).toList();
        Duration whole = cases.stream().map(Case::took).reduce(Duration.ZERO, Duration::plus);
        return JUnitXml.of("gregor drill " + cluster, "gregor.drill", whole, cases);
    }

    private static Case of(DrillOutcome outcome) {
        return switch (outcome) {
            case DrillOutcome.NotPossible no ->
                new Case(no.drill().word(), Duration.ZERO, Optional.empty(), "not possible: " + no.reason());
            case DrillOutcome.NotBegun no ->
                new Case(
                        no.drill().word(),
                        Duration.ZERO,
                        Optional.of(new Failure("not begun: " + no.reason(), no.reason())),
                        "");
            case DrillOutcome.Done done ->
                new Case(done.drill().word(), done.audit().took(), failure(done), DrillText.summary(done));
        };
    }

    private static Optional<Failure> failure(DrillOutcome.Done done) {
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
        return wrong.isEmpty()
                ? Optional.empty()
                : Optional.of(new Failure(String.join("; ", wrong), DrillText.summary(done)));
    }
}
