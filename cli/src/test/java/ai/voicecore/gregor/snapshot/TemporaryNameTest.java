package ai.voicecore.gregor.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.admin.TemporaryNames;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemporaryNameTest {
    private static final long THEN = 1_732_792_754;

    @Test
    void aNameHasThePlaceTheProcessAndTheTimeOfItsCreation() {
        TemporaryName made = TemporaryName.of(TemporaryName.Purpose.VALIDATE, "0a1b2c", THEN, 1234, 0x9f3a);

        assertThat(made.name()).isEqualTo("gregor-validate-0a1b2c674851b20004d29f3a");
        assertThat(TemporaryName.read(made.name() + "-in")).contains(made);
        assertThat(TemporaryName.read(made.name())).contains(made);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gregor-validate-1",
                "gregor-validate-deadbeef",
                "gregor-mine",
                "gregor-audit-orders",
                "gregor-validate-0a1b2c674851b20004d29f3",
                "gregor-validate-0A1B2C674851B20004D29F3A",
                "my-gregor-validate-0a1b2c674851b20004d29f3a"
            })
    void aSimilarNameIsNotGregors(String name) {
        assertThat(TemporaryName.read(name)).isEmpty();
    }

    @Test
    void aTopicIsGregorsOnlyWithItsMark() {
        String name = "gregor-audit-0a1b2c674851b20004d29f3a-plain";

        assertThat(topic(name, Map.of("flush.messages", TemporaryName.mark(THEN)))
                        .isOwnedByGregor())
                .isTrue();
        for (String other : List.of("9223372036854775807", "1", "9147", "", "9147999999999999999")) {
            assertThat(topic(name, Map.of("flush.messages", other)).isOwnedByGregor())
                    .isFalse();
        }
        assertThat(topic("orders", Map.of("flush.messages", TemporaryName.mark(THEN)))
                        .isOwnedByGregor())
                .isFalse();
    }

    @Test
    void topicsOfAProcessOnThisMachineAreInUseAsLongAsItRuns() {
        TemporaryName own = TemporaryNames.newName(TemporaryName.Purpose.AUDIT);
        TemporaryName ofAnEarlierProcess = new TemporaryName(own.name(), own.place(), 1000, own.pid());

        assertThat(TemporaryNames.isExpired(own, Optional.empty())).isFalse();
        assertThat(TemporaryNames.isExpired(ofAnEarlierProcess, Optional.of(Long.MAX_VALUE)))
                .isTrue();
    }

    @Test
    void topicsOfOtherMachinesAreInUseUntilTheirLeaseExpires() {
        TemporaryName own = TemporaryNames.newName(TemporaryName.Purpose.AUDIT);
        TemporaryName fresh = new TemporaryName(own.name(), "other!", own.seconds(), own.pid());
        TemporaryName old =
                new TemporaryName(own.name(), "other!", own.seconds() - TemporaryName.LEASE_SECONDS - 5, own.pid());

        assertThat(TemporaryNames.isExpired(fresh, Optional.empty())).isFalse();
        assertThat(TemporaryNames.isExpired(old, Optional.empty())).isTrue();
        assertThat(TemporaryNames.isExpired(old, Optional.of(own.seconds() + 60)))
                .isFalse();
    }

    private static TopicSnapshot topic(String name, Map<String, String> settings) {
        return new TopicSnapshot(name, false, List.of(), new TreeMap<>(settings));
    }
}
