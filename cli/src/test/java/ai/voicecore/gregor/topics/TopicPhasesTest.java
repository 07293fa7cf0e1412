package ai.voicecore.gregor.topics;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.topics.TopicChange.AddPartitions;
import ai.voicecore.gregor.topics.TopicChange.Configure;
import ai.voicecore.gregor.topics.TopicChange.Delete;
import ai.voicecore.gregor.topics.TopicChange.Impossible;
import ai.voicecore.gregor.topics.TopicChange.Replicate;
import ai.voicecore.gregor.topics.TopicChange.Reset;
import java.util.List;
import org.junit.jupiter.api.Test;

class TopicPhasesTest {
    private static final Configure MIN = new Configure("calls", "min.insync.replicas", "1", "2");
    private static final Configure LAG = new Configure("audio", "max.compaction.lag.ms", "10", "5");
    private static final Replicate MORE = new Replicate("calls", 2, 3);

    @Test
    void allSettingsOfATopicAreChangedAtOnce() {
        Configure other = new Configure("audio", "min.compaction.lag.ms", "8", "4");
        Reset reset = new Reset("audio", "retention.ms", "5");

        TopicPhases phases = TopicPhases.of(List.of(LAG, MIN, other, reset, new Delete("old")));

        assertThat(phases.settings()).containsExactly(LAG, MIN, other, reset);
        assertThat(phases.settingsAfter()).isEmpty();
        assertThat(phases.deletions()).containsExactly(new Delete("old"));
    }

    @Test
    void settingsThatNeedMoreReplicasAreChangedAfterThem() {
        TopicPhases phases = TopicPhases.of(List.of(new AddPartitions("calls", 3, 6), MORE, MIN, LAG));

        assertThat(phases.settings()).containsExactly(LAG);
        assertThat(phases.settingsAfter()).containsExactly(MIN);
        assertThat(TopicPhases.of(List.of(MIN, MORE)).settings()).containsExactly(MIN);
    }

    @Test
    void impossibleChangesAreLeftOut() {
        TopicPhases phases = TopicPhases.of(List.of(Impossible.refused(MORE, "no"), LAG));

        assertThat(phases.replicas()).isEmpty();
        assertThat(phases.settings()).containsExactly(LAG);
    }
}
