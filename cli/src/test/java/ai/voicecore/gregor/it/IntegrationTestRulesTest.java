package ai.voicecore.gregor.it;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import ai.voicecore.gregor.testing.OnKubernetes;
import ai.voicecore.gregor.testing.OnThisMachine;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Integration tests run two classes at a time, so each says what it shares with the others. */
class IntegrationTestRulesTest {
    @Test
    void everyIntegrationTestSaysWhatItShares() {
        classes()
                .that()
                .haveSimpleNameEndingWith("IT")
                .should()
                .beAnnotatedWith(OnThisMachine.class)
                .orShould()
                .beAnnotatedWith(OnKubernetes.class)
                .orShould()
                .beAnnotatedWith(ResourceLock.class)
                .check(new ClassFileImporter().importPackagesOf(IntegrationTestRulesTest.class));
    }
}
