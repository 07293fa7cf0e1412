package ai.voicecore.gregor.cli.report;

import ai.voicecore.gregor.audit.AuditReport;
import ai.voicecore.gregor.drill.Drill;
import ai.voicecore.gregor.drill.DrillResult;
import ai.voicecore.gregor.validation.ValidationReport;

/** Outcome of a drill. */
public sealed interface DrillOutcome {
    Drill drill();

    /** Whether it passed. */
    boolean holds();

    /** The fault cannot be injected here. */
    record NotPossible(Drill drill, String reason) implements DrillOutcome {
        @Override
        public boolean holds() {
            return true;
        }
    }

    /** The cluster was not healthy before the fault. */
    record NotBegun(Drill drill, String reason) implements DrillOutcome {
        @Override
        public boolean holds() {
            return false;
        }
    }

    /** The fault was injected. */
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
