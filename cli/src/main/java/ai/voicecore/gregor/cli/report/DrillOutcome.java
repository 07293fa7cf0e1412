package ai.voicecore.gregor.cli.report;

import ai.voicecore.gregor.audit.AuditReport;
import ai.voicecore.gregor.drill.Drill;
import ai.voicecore.gregor.drill.DrillResult;
import ai.voicecore.gregor.validation.ValidationReport;

/** How a drill ended. */
public sealed interface DrillOutcome {
    Drill drill();

    /** Whether nothing is wrong. */
    boolean holds();

    /** It could not be done here. */
    record NotPossible(Drill drill, String reason) implements DrillOutcome {
        @Override
        public boolean holds() {
            return true;
        }
    }

    /** The cluster was not well enough to be broken any further. */
    record NotBegun(Drill drill, String reason) implements DrillOutcome {
        @Override
        public boolean holds() {
            return false;
        }
    }

    /** It was done. */
    record Done(DrillResult result, AuditReport audit, ValidationReport validation) implements DrillOutcome {
        @Override
        public Drill drill() {
            return result.drill();
        }

        @Override
        public boolean holds() {
            return audit.holds() && validation.holds() && result.whole().isPresent();
        }
    }
}
