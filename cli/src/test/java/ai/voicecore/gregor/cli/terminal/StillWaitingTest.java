package ai.voicecore.gregor.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class StillWaitingTest {
    private final Terminal terminal = new Terminal();
    private final Console console = terminal.plain();

    @Test
    void everyTenSecondsALineHasTheConditionAndTheReason() {
        console.doing("waiting for kafka-2", "it is starting");
        passes(9);
        assertThat(terminal.err()).isEmpty();

        passes(1);
        console.doing("waiting for kafka-2", "it is not in sync yet in calls-0 and 2 other partitions");
        passes(10);

        assertThat(terminal.err()).isEqualTo("""
                still waiting for kafka-2 for 10 s: it is starting
                still waiting for kafka-2 for 20 s: it is not in sync yet in calls-0 and 2 other partitions
                """);
    }

    @Test
    void aWaitWithoutADescriptionIsReportedWithItsCommand() {
        console.running("running gregor topics apply");
        passes(25);

        assertThat(terminal.err()).isEqualTo("""
                still running gregor topics apply for 10 s
                still running gregor topics apply for 20 s
                """);
    }

    @Test
    void everyPrintedLineRestartsTheTenSeconds() {
        console.running("running gregor restart");
        console.doing("restarting kafka-0");
        passes(8);
        console.done("kafka-0: back after 8.0 s");
        passes(8);
        assertThat(terminal.err()).isEqualTo("kafka-0: back after 8.0 s\n");

        passes(2);
        assertThat(terminal.err()).endsWith("still running gregor restart for 18 s\n");
    }

    @Test
    void aLineThatIsPrintedDuringAWaitDoesNotEndIt() {
        console.doing("waiting for kafka-0", "image gregor:9 cannot be pulled");
        passes(5);
        console.reported("kafka-0: image gregor:9 cannot be pulled");
        passes(10);

        assertThat(terminal.err()).endsWith("still waiting for kafka-0 for 15 s: image gregor:9 cannot be pulled\n");
    }

    @Test
    void aNewWaitIsReportedWithoutADuration() {
        console.doing("waiting for kafka-0");
        passes(9);
        terminal.passes(Duration.ofMillis(500));
        console.doing("waiting for kafka-1");
        terminal.passes(Duration.ofMillis(500));
        console.printIfDue();

        assertThat(terminal.err()).isEqualTo("waiting for kafka-1\n");
    }

    @Test
    void parallelWaitsHaveSeparateDurations() {
        console.doing("checking that voicecore works");
        passes(4);
        console.doing("waiting for connect-0");
        passes(5);
        console.doing("checking that voicecore works", "not finished: connect");
        passes(1);

        assertThat(terminal.err()).isEqualTo("still checking that voicecore works for 10 s: not finished: connect\n");
    }

    @Test
    void onATerminalThereAreNoSuchLines() {
        Console live = terminal.console(true, false);

        live.doing("waiting for kafka-2", "it is starting");
        live.reported("kafka-2: its disk is full");

        assertThat(terminal.err())
                .isEqualTo("\r\u001b[Kwaiting for kafka-2: it is starting\r\u001b[Kkafka-2: its disk is full\n"
                        + "\r\u001b[Kwaiting for kafka-2: it is starting");
    }

    private void passes(int seconds) {
        for (int i = 0; i < seconds * 2; i++) {
            terminal.passes(Duration.ofMillis(500));
            console.printIfDue();
        }
    }
}
