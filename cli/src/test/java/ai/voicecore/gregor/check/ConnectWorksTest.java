package ai.voicecore.gregor.check;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.check.Evidence.ConnectReport;
import ai.voicecore.gregor.testing.GivenEvidence;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConnectWorksTest {
    private final GivenEvidence evidence = GivenEvidence.healthy("");

    @Test
    void holdsWhenAllRecordsAreRead() {
        assertThat(new ConnectWorks().examine(evidence))
                .isEqualTo(Verdict.holds("3 plug-ins; 20 of 20 records through a sink and a source"));
    }

    @Test
    void aMissingPlugInIsNamed() {
        List<String> plugins = List.of("ai.voicecore.gregor.trial.TrialSink");

        assertThat(new ConnectWorks()
                        .examine(evidence.withConnect(new ConnectReport(plugins, 0, 0, "")))
                        .findings())
                .containsExactly(new Finding(
                        "Connect does not have ai.voicecore.gregor.trial.TrialSource, which Gregor's check uses.",
                        "Type {gregor deploy}: it restarts Connect with it, after a deployment by an earlier Gregor."));
    }

    /** Kafka 4.4.0 was published without it. */
    @Test
    void mirrorMakerIsOptional() {
        ConnectReport without = new ConnectReport(ConnectReport.CONNECTORS, 20, 20, "");

        assertThat(new ConnectWorks().examine(evidence.withConnect(without)).findings())
                .isEmpty();
    }

    @Test
    void aBrokerDefaultThatMayBeTheReasonIsNamed() {
        GivenEvidence house = GivenEvidence.healthy("config: {message.max.bytes: 1000}");

        assertThat(new ConnectWorks()
                        .examine(house.withConnect(new ConnectReport(ConnectReport.CONNECTORS, 20, 0, "")))
                        .findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.remedy()).asString().contains("message.max.bytes: 1000"));
    }

    @Test
    void missingRecordsAreCountedWithTheErrorsOfTheConnectors() {
        List<String> plugins = evidence.connect().plugins();
        String trouble = "The source is failed, its tasks [failed]: no file.";

        assertThat(new ConnectWorks()
                        .examine(evidence.withConnect(new ConnectReport(plugins, 20, 3, trouble)))
                        .findings())
                .containsExactly(new Finding(
                        "Of 20 records, 3 came through a temporary sink and source. " + trouble,
                        "Look at {gregor logs connect-0}."));
    }
}
