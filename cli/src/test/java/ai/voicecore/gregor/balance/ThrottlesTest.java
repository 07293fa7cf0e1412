package ai.voicecore.gregor.balance;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.balance.Throttles.Change;
import ai.voicecore.gregor.snapshot.PartitionId;
import ai.voicecore.gregor.snapshot.ThrottleSetting;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ThrottlesTest {
    private static final PartitionId CALLS = new PartitionId("calls", 0);
    private static final ThrottleSetting LIST = ThrottleSetting.topic("calls", ThrottleSetting.FOLLOWERS);
    private static final ThrottleSetting RATE = ThrottleSetting.broker("1", ThrottleSetting.LEADER_RATE);

    private static List<Change> plan(Map<ThrottleSetting, String> now) {
        return Throttles.plan(
                Map.of(CALLS, List.of(3)), Map.of(CALLS, List.of(1, 2)), Set.of(1, 3), new TreeMap<>(now), 100);
    }

    @Test
    void onlyRunningBrokersGetARate() {
        assertThat(plan(Map.of())).extracting(change -> change.setting().of()).containsOnly("1", "3", "calls");
    }

    @Test
    void aRateOfAnotherToolIsKeptAlsoIfItIsTheClusterWideDefault() {
        assertThat(plan(Map.of(ThrottleSetting.broker("", ThrottleSetting.LEADER_RATE), "5")))
                .extracting(Change::setting)
                .doesNotContain(RATE)
                .contains(ThrottleSetting.broker("1", ThrottleSetting.FOLLOWER_RATE));
    }

    @Test
    void aTopicWhoseReplicasAreAllThrottledIsNotChanged() {
        assertThat(plan(Map.of(LIST, "*"))).extracting(Change::setting).doesNotContain(LIST);
    }

    @Test
    void thePreviousValueIsRestored() {
        assertThat(Throttles.undo(new Change(LIST, "7:1", "7:1,0:3"), "7:1,0:3"))
                .containsEntry(LIST, Optional.of("7:1"));
        assertThat(Throttles.undo(new Change(RATE, null, "100"), "100")).containsEntry(RATE, Optional.empty());
    }

    @Test
    void aSettingThatWasChangedTwiceIsRestoredCompletely() {
        List<Change> changes = List.of(new Change(LIST, "0:3", "0:3,1:3"), new Change(LIST, null, "0:3"));

        assertThat(Throttles.undo(changes, new TreeMap<>(Map.of(LIST, "0:3,1:3"))))
                .containsOnly(Map.entry(LIST, Optional.empty()));
        assertThat(Throttles.undo(changes, new TreeMap<>(Map.of(LIST, "0:3,1:3,7:1"))))
                .containsOnly(Map.entry(LIST, Optional.of("7:1")));
    }

    @Test
    void valuesThatAnotherToolHasChangedAreKept() {
        assertThat(Throttles.undo(new Change(RATE, null, "100"), "200")).isEmpty();
        assertThat(Throttles.undo(new Change(RATE, null, "100"), null)).isEmpty();
        assertThat(Throttles.undo(new Change(LIST, "7:1", "7:1,0:3"), "*")).isEmpty();
        assertThat(Throttles.undo(new Change(LIST, "7:1", "7:1,0:3"), "0:3,7:1,8:2"))
                .containsEntry(LIST, Optional.of("7:1,8:2"));
        assertThat(Throttles.undo(new Change(LIST, "7:1", "7:1,0:3"), "0:3")).containsEntry(LIST, Optional.empty());
    }
}
