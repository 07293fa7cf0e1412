package ai.voicecore.gregor.audit.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.audit.history.Lane;
import ai.voicecore.gregor.audit.history.TransactionOutcome;
import ai.voicecore.gregor.audit.verdict.GivenHistory.Entry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Thousands of valid histories have no anomaly; with one fault, each has one. */
class RandomHistoriesTest {
    private static final int HISTORIES = 2_000;

    /** A fault in a valid history, and the anomalies that must be found. */
    enum Breakage {
        LOSE(AnomalyKind.LOST) {
            @Override
            void apply(GivenHistory history, RandomGenerator dice) {
                Entry lost = pick(promised(history), dice);
                history.log.removeIf(entry -> entry.id() == lost.id());
                history.readAsItIs();
            }
        },
        REPEAT(AnomalyKind.DUPLICATE) {
            @Override
            void apply(GivenHistory history, RandomGenerator dice) {
                Entry again = pick(promised(history), dice);
                history.log.add(new Entry(history.log.getLast().offset() + 1, again.id(), again.transaction()));
                history.readAsItIs();
            }
        },
        SWAP(AnomalyKind.REORDERED) {
            @Override
            void apply(GivenHistory history, RandomGenerator dice) {
                List<Entry> candidates = new ArrayList<>(promised(history));
                Collections.shuffle(candidates, new Random(dice.nextLong()));
                history.swapped(history.log.indexOf(candidates.get(0)), history.log.indexOf(candidates.get(1)));
            }
        },
        REWRITE(AnomalyKind.OFFSET_REWRITTEN) {
            @Override
            void apply(GivenHistory history, RandomGenerator dice) {
                int index = dice.nextInt(history.liveUncommitted.size());
                Entry seen = history.liveUncommitted.get(index);
                Entry other = pick(
                        history.log.stream()
                                .filter(entry -> entry.id() != seen.id())
                                .toList(),
                        dice);
                history.liveUncommitted.set(index, new Entry(seen.offset(), other.id(), other.transaction()));
            }
        },
        REFUSE(AnomalyKind.ABORTED_READ) {
            @Override
            void apply(GivenHistory history, RandomGenerator dice) {
                long offset = history.log.getLast().offset() + 1;
                history.writes.fail(history.writes.attempt(GivenHistory.id(10_000), 0));
                history.log.add(new Entry(offset, GivenHistory.id(10_000), 0));
                history.readAsItIs();
            }
        };

        private final AnomalyKind kind;

        Breakage(AnomalyKind kind) {
            this.kind = kind;
        }

        abstract void apply(GivenHistory history, RandomGenerator dice);

        /** The first position of each record that was acknowledged or committed. */
        private static List<Entry> promised(GivenHistory history) {
            Map<Long, Entry> first = new HashMap<>();
            history.committed.stream()
                    .filter(entry -> isPromised(history, entry))
                    .forEach(entry -> first.putIfAbsent(entry.id(), entry));
            return List.copyOf(first.values());
        }

        private static boolean isPromised(GivenHistory history, Entry entry) {
            return entry.transaction() == 0
                    ? IntStream.range(0, history.writes.size())
                            .anyMatch(i -> history.writes.id(i) == entry.id() && history.writes.isAcknowledged(i))
                    : history.outcomes.get(entry.transaction()) == TransactionOutcome.COMMITTED;
        }

        private static <T> T pick(List<T> choices, RandomGenerator dice) {
            return choices.get(dice.nextInt(choices.size()));
        }
    }

    @ParameterizedTest
    @EnumSource(Lane.class)
    void validHistoriesHaveNoAnomaly(Lane lane) {
        for (long seed = 0; seed < HISTORIES; seed++) {
            GivenHistory history = valid(lane, new Random(seed));

            assertThat(history.anomalies()).as("seed %s", seed).isEmpty();
            if (lane == Lane.TRANSACTIONAL) {
                assertThat(history.anomaliesOverAll(all(history)))
                        .as("seed %s", seed)
                        .isEmpty();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Breakage.class)
    void everyFaultIsFound(Breakage breakage) {
        for (long seed = 0; seed < HISTORIES; seed++) {
            Random dice = new Random(seed);
            for (Lane lane : Lane.values()) {
                boolean allowed = breakage == Breakage.REPEAT && lane.mayDuplicate();
                GivenHistory history = valid(lane, dice);
                if (allowed || Breakage.promised(history).size() < 2) {
                    continue;
                }
                breakage.apply(history, dice);

                assertThat(history.anomalies())
                        .as("%s lane, seed %s", lane, seed)
                        .containsKey(breakage.kind);
            }
        }
    }

    private static int[] all(GivenHistory history) {
        return history.committed.stream()
                .mapToInt(entry -> (int) entry.id())
                .distinct()
                .toArray();
    }

    private static GivenHistory valid(Lane lane, RandomGenerator dice) {
        return lane == Lane.TRANSACTIONAL ? validTransactions(dice) : validWrites(lane, dice);
    }

    private static GivenHistory validWrites(Lane lane, RandomGenerator dice) {
        GivenHistory history = new GivenHistory(lane);
        int records = 2 + dice.nextInt(40);
        for (int sequence = 0; sequence < records; sequence++) {
            switch (dice.nextInt(10)) {
                case 0 -> history.unknown(sequence);
                case 1 -> history.unknown(sequence).appended(sequence, 0, true);
                case 2 -> history.refused(sequence);
                case 3 -> {
                    history.wrote(sequence);
                    if (lane.mayDuplicate()) {
                        history.appended(sequence, 0, true);
                    }
                }
                default -> history.wrote(sequence);
            }
        }
        return history;
    }

    /** Records of an aborted or failed transaction are in the next one. */
    private static GivenHistory validTransactions(RandomGenerator dice) {
        GivenHistory history = new GivenHistory(Lane.TRANSACTIONAL);
        int next = 0;
        int transactions = 2 + dice.nextInt(15);
        for (long number = 1; number <= transactions; number++) {
            int[] batch = IntStream.range(next, next + 1 + dice.nextInt(4)).toArray();
            boolean comesOut = switch (dice.nextInt(6)) {
                case 0 -> {
                    history.transaction(number, TransactionOutcome.ABORTED, false, batch);
                    yield false;
                }
                case 1 -> {
                    history.transaction(number, TransactionOutcome.UNKNOWN, false, batch);
                    yield false;
                }
                case 2 -> {
                    history.transaction(number, TransactionOutcome.UNKNOWN, true, batch);
                    yield true;
                }
                default -> {
                    history.transaction(number, TransactionOutcome.COMMITTED, true, batch);
                    yield true;
                }
            };
            next += comesOut ? batch.length : 0;
        }
        return history;
    }
}
