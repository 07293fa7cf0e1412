package ai.voicecore.gregor.spec.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionTest {
    private static final List<String> WORDS = List.of("replication", "racks", "registry", "brokers", "kind");

    @ParameterizedTest
    @CsvSource({
        "replicaton, replication",
        "REPLICATION, replication",
        "replications, replication",
        "broker, brokers",
        "borkers, brokers",
        "rack, racks",
        "regsitry, registry"
    })
    void theMostSimilarNameIsSuggested(String written, String meant) {
        assertThat(Suggestion.nearest(written, WORDS)).contains(meant);
    }

    @Test
    void forAVeryDifferentNameThereIsNoSuggestion() {
        assertThat(Suggestion.nearest("partitions", WORDS)).isEmpty();
        assertThat(Suggestion.nearest("", List.of("kind"))).isEmpty();
        assertThat(Suggestion.nearest("kind", List.of())).isEmpty();
    }

    @Test
    void ofEquallySimilarNamesTheFirstInTheAlphabetIsSuggested() {
        assertThat(Suggestion.nearest("racks", List.of("rack", "racks", "packs")))
                .contains("racks");
        assertThat(Suggestion.nearest("bat", List.of("cat", "bad"))).contains("bad");
    }
}
