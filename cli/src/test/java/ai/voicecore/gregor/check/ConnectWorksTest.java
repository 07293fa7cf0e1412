package ai.voicecore.gregor.check;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.testing.GivenEvidence;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConnectWorksTest {
    private final GivenEvidence evidence = GivenEvidence.healthy("");

    @Test
    void holdsWhenAllRecordsCameThrough() {
        assertThat(new ConnectWorks().examine(evidence))
                .isEqualTo(Verdict.holds("3 plug-ins; 20 of 20 records through a sink and a source"));
    }

    @Test
    void aMissingPlugInIsNamed() {
        List<String> plugins = evidence.connect().plugins().subList(0, 2);

        assertThat(new ConnectWorks()
                        .examine(evidence.withConnect(new ConnectReport(plugins, 20, 20, "")))
                        .findings())
                .containsExactly(new Finding(
                        "Connect does not know org.apache.kafka.connect.mirror.MirrorSourceConnector.",
                        "Install the runtime again: gregor runtime install kafka-4.3.1"));
    }

    @Test
    void missingRecordsAreCountedAndTheConnectorsHeard() {
        List<String> plugins = evidence.connect().plugins();
        String trouble = "The source is failed, its tasks [failed]: no file.";

        assertThat(new ConnectWorks()
                        .examine(evidence.withConnect(new ConnectReport(plugins, 20, 3, trouble)))
                        .findings())
                .containsExactly(new Finding(
                        "Of 20 records, 3 came through a temporary sink and source. " + trouble,
                        "Look at gregor logs connect-0."));
    }
}
