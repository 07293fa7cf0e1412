package ai.voicecore.gregor.check;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.check.Evidence.RegistryReport;
import ai.voicecore.gregor.testing.GivenEvidence;
import java.util.List;
import org.junit.jupiter.api.Test;

class RegistryWorksTest {
    private final GivenEvidence evidence = GivenEvidence.healthy("");

    @Test
    void holdsWhenSchemasAreRegisteredReturnedAndRefused() {
        assertThat(new RegistryWorks().examine(evidence))
                .isEqualTo(Verdict.holds("schema 7 registered and returned, an incompatible change refused,"
                        + " compatibility BACKWARD"));
    }

    @Test
    void anotherGlobalCompatibilityIsFound() {
        assertThat(findings(evidence, new RegistryReport("", 7, true, true)))
                .containsExactly(new Finding(
                        "The registry's global compatibility is not set, declared is BACKWARD.",
                        "Type: {gregor deploy}"));
        assertThat(findings(evidence, new RegistryReport("FULL", 7, true, true)))
                .containsExactly(new Finding(
                        "The registry's global compatibility is FULL, declared is BACKWARD.", "Type: {gregor deploy}"));
    }

    @Test
    void anotherSchemaForAnIdIsFound() {
        assertThat(findings(evidence, new RegistryReport("BACKWARD", 7, false, true)))
                .containsExactly(new Finding(
                        "Schema 7 came back different from what was registered.",
                        "Look at {gregor logs registry-0}; its journal topic may be damaged."));
    }

    @Test
    void anAcceptedIncompatibleSchemaIsFound() {
        assertThat(findings(evidence, new RegistryReport("BACKWARD", 7, true, false)))
                .containsExactly(new Finding(
                        "The registry accepted an incompatible schema, which consumers could not read.",
                        "Set the global compatibility again with {gregor deploy}."));
    }

    @Test
    void withoutACompatibilityRuleEverySchemaMayBeAccepted() {
        GivenEvidence none = GivenEvidence.healthy("registry: {compatibility: NONE}");

        assertThat(findings(none, new RegistryReport("NONE", 7, true, false))).isEmpty();
    }

    private static List<Finding> findings(GivenEvidence evidence, RegistryReport report) {
        return new RegistryWorks().examine(evidence.withRegistry(report)).findings();
    }
}
