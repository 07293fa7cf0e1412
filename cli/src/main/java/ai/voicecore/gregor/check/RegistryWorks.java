package ai.voicecore.gregor.check;

import ai.voicecore.gregor.check.Evidence.RegistryReport;
import java.util.ArrayList;
import java.util.List;

/** The registry registers a schema, returns it by id, and refuses an incompatible change. */
final class RegistryWorks extends Check<Evidence> {
    RegistryWorks() {
        super(
                "schema-registry",
                "the Schema Registry registers, returns and refuses schemas",
                "Look at {gregor logs registry-0}.");
    }

    @Override
    public Verdict examine(Evidence evidence) {
        RegistryReport report = evidence.registry();
        String declared = evidence.topology().spec().registry().compatibility();
        List<Finding> findings = new ArrayList<>();
        if (!report.compatibility().equals(declared)) {
            findings.add(new Finding(
                    "The registry's global compatibility is "
                            + (report.compatibility().isEmpty() ? "not set" : report.compatibility()) + ", declared is "
                            + declared + ".",
                    "Type: {gregor deploy}"));
        }
        if (!report.sameById()) {
            findings.add(new Finding(
                    "Schema " + report.id() + " came back different from what was registered.",
                    "Look at {gregor logs registry-0}; its journal topic may be damaged."));
        }
        if (!report.refusedIncompatible() && !report.compatibility().equals("NONE")) {
            findings.add(new Finding(
                    "The registry accepted an incompatible schema, which consumers could not read.",
                    "Set the global compatibility again with {gregor deploy}."));
        }
        return Verdict.of(
                "schema " + report.id() + " registered and returned, an incompatible change "
                        + (report.refusedIncompatible() ? "refused" : "accepted") + ", compatibility "
                        + report.compatibility(),
                findings);
    }
}
