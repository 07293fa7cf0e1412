package ai.voicecore.gregor.cli.terminal;

import static ai.voicecore.gregor.testing.Clusters.spec;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RemediesTest {
    @Test
    void theOnlyClusterNeedsNoName() {
        assertThat(Remedies.options(spec("name: voicecore"), List.of("voicecore")))
                .isEmpty();
        assertThat(Remedies.options(spec("name: voicecore"), List.of())).isEmpty();
    }

    @Test
    void oneOfSeveralAndOneOfAnotherNameAreNamed() {
        assertThat(Remedies.options(spec("name: voicecore"), List.of("old", "voicecore")))
                .isEqualTo(" --name voicecore");
        assertThat(Remedies.options(spec("name: old"), List.of("old"))).isEqualTo(" --name old");
    }

    @Test
    void onKubernetesItIsTheNamespaceThatNamesIt() {
        assertThat(Remedies.options(spec("platform: kubernetes"), List.of("voicecore", "old")))
                .isEqualTo(" --on kubernetes");
        assertThat(Remedies.options(spec("platform: kubernetes\nkubernetes: {namespace: calls}"), List.of()))
                .isEqualTo(" --on kubernetes --namespace calls");
    }

    @Test
    void everyCommandInAMessageIsAboutThatCluster() {
        assertThat(Remedies.completed(
                        "Look at gregor logs kafka-0, or gregor topics apply; then gregor restart --afresh.",
                        " --name old"))
                .isEqualTo("Look at gregor logs kafka-0 --name old, or gregor topics apply --name old;"
                        + " then gregor restart --name old --afresh.");
    }

    @Test
    void whatIsNamedAlreadyAndWhatIsNoCommandStaysAsItIs() {
        String text =
                "gregor deploy --name calls; gregor logs kafka-0 --name calls; gregor image build; topic gregor-audit-7; gregor deployed it;"
                        + " being changed by gregor restart (root@admin, process 7)";

        assertThat(Remedies.completed(text, " --name old")).isEqualTo(text);
    }
}
