package ai.voicecore.gregor.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.failure.ClusterOptions;
import ai.voicecore.gregor.failure.Remedy;
import org.junit.jupiter.api.Test;

class ConsoleTest {
    private static final String CLEAR = "\r\u001b[K";

    private final Terminal terminal = new Terminal();

    @Test
    void withoutATerminalOnlyCompletedStepsArePrinted() {
        Console console = terminal.plain();

        console.doing("installing kafka-4.3.1");
        console.doing("installing kafka-4.3.1 (3 files)");
        console.done("installed kafka-4.3.1");
        console.answer("bootstrap.servers 127.0.0.1:9092");

        assertThat(terminal.err()).isEqualTo("installed kafka-4.3.1\n");
        assertThat(terminal.out()).isEqualTo("bootstrap.servers 127.0.0.1:9092\n");
    }

    @Test
    void onATerminalOneLineChanges() {
        Console console = terminal.console(true, false);

        console.doing("one");
        console.doing("one");
        console.doing("two");
        console.done("done");

        assertThat(terminal.err()).isEqualTo(CLEAR + "one" + CLEAR + "two" + CLEAR + "done\n");
    }

    @Test
    void theResultReplacesTheChangingLine() {
        Console console = terminal.console(true, false);

        console.doing("working");
        console.answer("42");
        console.clear();

        assertThat(terminal.err()).isEqualTo(CLEAR + "working" + CLEAR);
        assertThat(terminal.out()).isEqualTo("42\n");
    }

    @Test
    void aLongLineIsCutSoThatItDoesNotWrap() {
        terminal.console(true, false).doing("x".repeat(300));

        assertThat(terminal.err()).isEqualTo(CLEAR + "x".repeat(99) + "…");
    }

    @Test
    void anErrorIsPrintedWithItsRemedy() {
        Console console = terminal.console(true, true);

        console.doing("working");
        console.error("it broke.\n       Mend it.");

        assertThat(terminal.err())
                .isEqualTo(CLEAR + "\u001b[2mworking\u001b[0m" + CLEAR
                        + "\u001b[31merror: \u001b[0mit broke.\n       Mend it.\n");
        assertThat(terminal.out()).isEmpty();
    }

    @Test
    void anErrorInAFileHasNoColors() {
        terminal.console(false, true).error("it broke.");

        assertThat(terminal.err()).isEqualTo("error: it broke.\n");
    }

    @Test
    void colorsAreUsedOnlyOnTerminalsThatAllowThem() {
        assertThat(terminal.console(true, true).good("ok")).isEqualTo("\u001b[32mok\u001b[0m");
        assertThat(terminal.console(true, true).bad("FAIL")).isEqualTo("\u001b[31mFAIL\u001b[0m");
        assertThat(terminal.console(true, false).good("ok")).isEqualTo("ok");
    }

    @Test
    void onlyCommandsInARemedyGetTheOptionsOfTheCluster() {
        Console console = terminal.plain();
        console.about(new ClusterOptions("--name old"));
        String log = "{\"log\": \"type gregor deploy, or {gregor status}\"}";

        console.answer(log);
        console.done(log);
        console.reported(log);
        console.done("kafka-0 ended. ", Remedy.of("See {gregor logs kafka-0}"));
        console.error("It failed: gregor status", Remedy.of("Type: {gregor deploy}"));

        assertThat(terminal.out()).isEqualTo(log + "\n");
        assertThat(terminal.err()).isEqualTo(log + "\n" + log + "\n" + """
                kafka-0 ended. See gregor logs kafka-0 --name old
                error: It failed: gregor status
                       Type: gregor deploy --name old
                """);
    }
}
