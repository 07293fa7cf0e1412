package ai.voicecore.gregor.migration;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.migration.ClientLosses.Loss;
import ai.voicecore.gregor.snapshot.PartitionId;
import ai.voicecore.gregor.snapshot.client.ActiveProducer;
import ai.voicecore.gregor.snapshot.client.ClientState;
import ai.voicecore.gregor.snapshot.client.GroupOffsets;
import ai.voicecore.gregor.snapshot.client.ProducerIdentity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ClientLossesTest {
    private static final PartitionId CALLS = new PartitionId("calls", 0);
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant LATER = START.plusSeconds(60);
    private static final Duration DAY = Duration.ofDays(1);

    private static ClientState state(Instant at, GroupOffsets group, ProducerIdentity pay, ActiveProducer... writing) {
        return new ClientState(
                at, new TreeMap<>(Map.of("billing", group)), new TreeMap<>(Map.of("pay", pay)), List.of(writing));
    }

    private static ClientState state(Instant at, ActiveProducer... writing) {
        return state(at, new GroupOffsets(2, 100), new ProducerIdentity(4, 5), writing);
    }

    private static ActiveProducer writing(int epoch, int sequence) {
        return new ActiveProducer(CALLS, new ProducerIdentity(7, epoch), sequence, START);
    }

    private static List<String> losses(ClientState before, ClientState after) {
        return new ClientLosses(before, after, DAY)
                .find(List.of(CALLS)).stream().map(Loss::sentence).toList();
    }

    @Test
    void clientsThatGoOnHaveLostNothing() {
        ClientState before = state(START, writing(0, 10));
        ClientState after = state(LATER, new GroupOffsets(3, 140), new ProducerIdentity(4, 6), writing(1, 0));

        assertThat(losses(before, after)).isEmpty();
        assertThat(losses(before, before)).isEmpty();
    }

    @Test
    void aGroupThatIsBehindIsSeen() {
        ClientState after = state(LATER, new GroupOffsets(2, 99), new ProducerIdentity(4, 5));

        assertThat(new ClientLosses(state(START), after, DAY).find(List.of(CALLS)))
                .containsExactly(
                        new Loss(
                                "billing",
                                "group billing had committed offsets of 2 partitions with the sum 100, and has 2 with the sum 99"));
    }

    @Test
    void aGroupThatIsGoneIsSeen() {
        ClientState after = new ClientState(LATER, new TreeMap<>(), state(LATER).transactionalIds(), List.of());

        assertThat(losses(state(START), after)).singleElement().asString().endsWith("has 0 with the sum 0");
    }

    @Test
    void anOlderEpochOfATransactionalIdIsSeen() {
        ClientState older = state(LATER, new GroupOffsets(2, 100), new ProducerIdentity(4, 4));
        ClientState newer = state(LATER, new GroupOffsets(2, 100), new ProducerIdentity(9, 0));

        assertThat(losses(state(START), older)).containsExactly("transactional id pay had epoch 5, and has epoch 4");
        assertThat(losses(state(START), newer)).isEmpty();
    }

    @Test
    void aSequenceThatWentBackIsSeen() {
        assertThat(losses(state(START, writing(2, 70)), state(LATER, writing(2, 60))))
                .containsExactly(
                        "producer 7 of partition calls-0 was at epoch 2, sequence 70, and is at epoch 2, sequence 60");
    }

    @Test
    void aSequenceThatHasWrappedIsNoLoss() {
        assertThat(losses(state(START, writing(2, Integer.MAX_VALUE - 5)), state(LATER, writing(2, 3))))
                .isEmpty();
    }

    @Test
    void aForgottenProducerIsALossAsLongAsItCannotHaveExpired() {
        ClientState before = state(START, writing(0, 10));

        assertThat(losses(before, state(LATER))).singleElement().asString().endsWith("and is not known");
        assertThat(losses(before, state(START.plus(DAY)))).isEmpty();
        assertThat(new ClientLosses(before, state(LATER), DAY).find(List.of())).isEmpty();
    }

    @Test
    void aSampleHasTheProducersThatWriteNow() {
        ActiveProducer old = new ActiveProducer(CALLS, new ProducerIdentity(1, 0), 1, START.minus(DAY));

        assertThat(state(START, old, writing(0, 1), writing(0, 2)).sample(1).producers())
                .containsExactly(writing(0, 1));
    }
}
