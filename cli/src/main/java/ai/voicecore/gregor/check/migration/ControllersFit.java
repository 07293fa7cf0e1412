package ai.voicecore.gregor.check.migration;

import ai.voicecore.gregor.check.Finding;
import ai.voicecore.gregor.check.Verdict;

/** Ports, directories and memory of the controllers. */
final class ControllersFit extends MigrationCheck {
    ControllersFit() {
        super("controllers-fit", "there is room for the controllers");
    }

    @Override
    public Verdict examine(MigrationEvidence evidence) {
        return Verdict.of(
                "ports, directories and memory",
                evidence.controllersProblems().stream()
                        .map(problem -> new Finding(problem.told().strip(), problem.remedy()))
                        .toList());
    }
}
