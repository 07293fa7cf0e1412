package ai.voicecore.gregor.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HealthPageTest {
    @Test
    void plainTextIsReturnedUnchanged() {
        assertThat(HealthPage.reason("The broker is outside the ISR of 3 partitions, such as a-0.\n"))
                .isEqualTo("The broker is outside the ISR of 3 partitions, such as a-0.");
    }

    @Test
    void theFailingHealthChecksOfTheRegistryAreNamed() {
        assertThat(HealthPage.reason("""

                {
                    "status": "DOWN",
                    "checks": [
                        {"name": "PersistenceSimpleReadinessCheck", "status": "UP"},
                        {"name": "PersistenceTimeoutReadinessCheck", "status": "DOWN", "data": {"errorCount": 3}},
                        {"status": "DOWN"}
                    ]
                }
                """))
                .isEqualTo("not healthy yet: PersistenceTimeoutReadinessCheck, a check without a name");
    }

    @Test
    void anEmptyPageGivesNoReason() {
        assertThat(HealthPage.reason("")).isEmpty();
        assertThat(HealthPage.reason("{\"status\": \"DOWN\", \"checks\": []}")).isEmpty();
        assertThat(HealthPage.reason("{\"status\": \"DO")).isEmpty();
    }
}
