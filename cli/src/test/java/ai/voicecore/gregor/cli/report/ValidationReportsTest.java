package ai.voicecore.gregor.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.check.Checks.LeftOut;
import ai.voicecore.gregor.check.Finding;
import ai.voicecore.gregor.cli.terminal.Data;
import ai.voicecore.gregor.cli.terminal.Terminal;
import ai.voicecore.gregor.failure.ClusterOptions;
import ai.voicecore.gregor.validation.ValidationReport;
import ai.voicecore.gregor.validation.ValidationReport.CheckResult;
import java.io.StringReader;
import java.time.Duration;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** One report as text, JSON and JUnit's XML. */
class ValidationReportsTest {
    private static final CheckResult RUNS = new CheckResult(
            "nodes-running",
            "every node runs and is ready",
            "5 of 5 nodes ready, 0 restarts",
            List.of(),
            Duration.ofMillis(12));
    private static final CheckResult BROKEN = new CheckResult(
            "storage",
            "every broker's storage is present",
            "3 log directories",
            List.of(
                    new Finding("Broker 1 is <full> & \"broken\".", "Mend it."),
                    new Finding("Broker 2 too.", "Mend it too.")),
            Duration.ofMillis(1500));
    private static final ValidationReport SOUND =
            new ValidationReport("calls", List.of(RUNS), List.of(), List.of(), Duration.ofMillis(2040));
    private static final ValidationReport UNSOUND = new ValidationReport(
            "calls", List.of(RUNS, BROKEN), List.of(), List.of("topic t (timed out)"), Duration.ofMillis(2040));

    private final Terminal terminal = new Terminal();

    @Test
    void textForAHealthyCluster() {
        assertThat(new ValidationOutput(SOUND).text(terminal.plain())).isEqualTo("""
                ok    nodes-running  5 of 5 nodes ready, 0 restarts
                calls: 1 of 1 checks hold (2.0 s)""");
    }

    @Test
    void checksThatWereNotRunAreNamedWithTheReason() throws Exception {
        ValidationReport partial = new ValidationReport(
                "kafka:9092",
                List.of(RUNS),
                List.of(new LeftOut("capacity", "It asks the nodes.")),
                List.of(),
                Duration.ofMillis(2040));

        assertThat(new ValidationOutput(partial).text(terminal.plain())).isEqualTo("""
                ok    nodes-running  5 of 5 nodes ready, 0 restarts
                -     capacity       not run: It asks the nodes.
                kafka:9092: 1 of 1 checks hold, 1 not run (2.0 s)""");
        assertThat(Data.json(new ValidationOutput(partial).tree(ClusterOptions.NONE)))
                .contains("\"reason\" : \"It asks the nodes.\"");
        Element suite =
                parse(new ValidationOutput(partial).junit(ClusterOptions.NONE).xml());
        assertThat(suite.getAttribute("tests")).isEqualTo("2");
        assertThat(suite.getAttribute("skipped")).isEqualTo("1");
        assertThat(((Element) suite.getElementsByTagName("skipped").item(0)).getAttribute("message"))
                .isEqualTo("It asks the nodes.");
    }

    @Test
    void textForAClusterWithFindings() {
        assertThat(new ValidationOutput(UNSOUND).text(terminal.plain())).isEqualTo("""
                ok    nodes-running  5 of 5 nodes ready, 0 restarts
                FAIL  storage        3 log directories
                      Broker 1 is <full> & "broken".
                      → Mend it.
                      Broker 2 too.
                      → Mend it too.
                left behind, remove it by hand: topic t (timed out)
                calls: 1 of 2 checks hold (2.0 s)""");
    }

    @Test
    void textOnATerminalHasColors() {
        assertThat(new ValidationOutput(UNSOUND).text(terminal.console(true, true)))
                .contains("\u001b[32mok  \u001b[0m  nodes-running", "\u001b[31mFAIL\u001b[0m  storage");
    }

    @Test
    void json() {
        assertThat(Data.json(new ValidationOutput(UNSOUND).tree(ClusterOptions.NONE))
                        .replace(System.lineSeparator(), "\n"))
                .isEqualTo("""
                {
                  "cluster" : "calls",
                  "holds" : false,
                  "seconds" : 2.04,
                  "checks" : [ {
                    "id" : "nodes-running",
                    "title" : "every node runs and is ready",
                    "holds" : true,
                    "evidence" : "5 of 5 nodes ready, 0 restarts",
                    "seconds" : 0.012,
                    "findings" : [ ]
                  }, {
                    "id" : "storage",
                    "title" : "every broker's storage is present",
                    "holds" : false,
                    "evidence" : "3 log directories",
                    "seconds" : 1.5,
                    "findings" : [ {
                      "sentence" : "Broker 1 is <full> & \\"broken\\".",
                      "remedy" : "Mend it."
                    }, {
                      "sentence" : "Broker 2 too.",
                      "remedy" : "Mend it too."
                    } ]
                  } ],
                  "leftOut" : [ ],
                  "leftBehind" : [ "topic t (timed out)" ]
                }""");
    }

    @Test
    void junit() throws Exception {
        Element suite =
                parse(new ValidationOutput(UNSOUND).junit(ClusterOptions.NONE).xml());

        assertThat(suite.getTagName()).isEqualTo("testsuite");
        assertThat(suite.getAttribute("name")).isEqualTo("gregor validate calls");
        assertThat(suite.getAttribute("time")).isEqualTo("2.040");
        Element good = (Element) suite.getElementsByTagName("testcase").item(0);
        Element bad = (Element) suite.getElementsByTagName("testcase").item(1);
        assertThat(good.getAttribute("classname")).isEqualTo("gregor.validate");
        assertThat(good.getAttribute("name")).isEqualTo("nodes-running");
        assertThat(good.getElementsByTagName("failure").getLength()).isZero();
        assertThat(good.getElementsByTagName("system-out").item(0).getTextContent())
                .isEqualTo("5 of 5 nodes ready, 0 restarts");
        assertThat(bad.getAttribute("time")).isEqualTo("1.500");
        Element failure = (Element) bad.getElementsByTagName("failure").item(0);
        assertThat(failure.getAttribute("message")).isEqualTo("Broker 1 is <full> & \"broken\".");
        assertThat(failure.getTextContent())
                .isEqualTo("Broker 1 is <full> & \"broken\". Mend it.\nBroker 2 too. Mend it too.");
    }

    @Test
    void junitHasAFailureWheneverTheExitCodeIsThree() throws Exception {
        Element sound =
                parse(new ValidationOutput(SOUND).junit(ClusterOptions.NONE).xml());
        assertThat(sound.getAttribute("tests")).isEqualTo("1");
        assertThat(sound.getAttribute("failures")).isEqualTo("0");

        Element unsound =
                parse(new ValidationOutput(UNSOUND).junit(ClusterOptions.NONE).xml());
        assertThat(unsound.getAttribute("failures")).isEqualTo("2");
        assertThat(unsound.getAttribute("tests")).isEqualTo("3");
        Element cleanup = (Element) unsound.getElementsByTagName("testcase").item(2);
        assertThat(cleanup.getAttribute("name")).isEqualTo("cleanup");
        assertThat(((Element) cleanup.getElementsByTagName("failure").item(0)).getAttribute("message"))
                .isEqualTo("left behind, remove it by hand: topic t (timed out)");
    }

    @Test
    void junitIsValidXmlWithAnyText() throws Exception {
        CheckResult odd = new CheckResult(
                "nodes-running",
                "title",
                "evidence \u001b[31mred\u001b[0m \u0000 \uFFFE",
                List.of(new Finding("kafka-0 is failed: \u001b[31mERROR\u001b[0m 😀 ]]>.", "Look.")),
                Duration.ZERO);

        ValidationReport report = new ValidationReport("calls", List.of(odd), List.of(), List.of(), Duration.ZERO);
        Element suite =
                parse(new ValidationOutput(report).junit(ClusterOptions.NONE).xml());

        assertThat(((Element) suite.getElementsByTagName("failure").item(0)).getAttribute("message"))
                .isEqualTo("kafka-0 is failed: \uFFFD[31mERROR\uFFFD[0m 😀 ]]>.");
    }

    private static Element parse(String xml) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(xml)))
                .getDocumentElement();
    }
}
