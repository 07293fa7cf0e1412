package ai.voicecore.gregor.failure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RemedyTest {
    private static final ClusterOptions OLD = new ClusterOptions("--name old");

    @ParameterizedTest
    @CsvSource({
        "'', See gregor logs kafka-0.",
        "--name old, See gregor logs kafka-0 --name old.",
        "--on kubernetes, See gregor logs kafka-0 --on kubernetes.",
        "--on kubernetes --namespace calls, See gregor logs kafka-0 --on kubernetes --namespace calls."
    })
    void aCommandNamesTheClusterWithTheOptionsOfTheCommandLine(String options, String expected) {
        assertThat(Remedy.of("See {gregor logs kafka-0}.").text(new ClusterOptions(options)))
                .isEqualTo(expected);
    }

    @Test
    void everyCommandGetsTheOptions() {
        assertThat(Remedy.of("Look at {gregor logs kafka-0}, or {gregor topics apply};")
                        .and(" then {gregor restart --afresh}.")
                        .text(OLD))
                .isEqualTo("Look at gregor logs kafka-0 --name old, or gregor topics apply --name old;"
                        + " then gregor restart --name old --afresh.");
    }

    @Test
    void otherTextIsNotChanged() {
        String text = "gregor deploy --name calls; gregor image build; write `heap: {broker: 1g}`; gregor deployed it;"
                + " being changed by gregor restart (root@admin, process 7)";

        assertThat(Remedy.of(text).text(OLD)).isEqualTo(text);
    }

    @Test
    void remediesWithTheSameTextAreEqual() {
        assertThat(Remedy.of("Type: {gregor deploy}"))
                .isEqualTo(Remedy.of("Type: ").and("{gregor deploy}"))
                .hasToString("Type: gregor deploy");
        assertThat(Remedy.of("")).isEqualTo(Remedy.NONE);
    }
}
