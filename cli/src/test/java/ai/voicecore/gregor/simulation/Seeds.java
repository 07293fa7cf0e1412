package ai.voicecore.gregor.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.concurrent.ParallelTasks;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * The seeds of a simulation, and what all simulations expect.
 *
 * <p>{@code -Dsimulation.seeds=N -Dsimulation.first=K} runs other seeds.
 */
final class Seeds {
    private static final long FIRST = Long.getLong("simulation.first", 0);

    /** More lanes than processors, because a change waits for its own threads. */
    private static final int LANES = 6;

    private Seeds() {}

    /** Runs a simulation with so many seeds. */
    static void each(int number, LongConsumer simulation) {
        int seeds = Integer.getInteger("simulation.seeds", number);
        List<List<Long>> lanes = IntStream.range(0, LANES)
                .mapToObj(lane -> LongStream.range(FIRST, FIRST + seeds)
                        .filter(seed -> seed % LANES == lane)
                        .boxed()
                        .toList())
                .toList();
        ParallelTasks.each(lanes, own -> {
            own.forEach(seed -> run(seed, simulation));
            return true;
        });
    }

    private static void run(long seed, LongConsumer simulation) {
        try {
            simulation.accept(seed);
        } catch (Throwable e) {
            throw new AssertionError("seed " + seed + ": -Dsimulation.first=" + seed + " -Dsimulation.seeds=1", e);
        }
    }

    /** The final state must be that of a run without failures. */
    static void requireSame(SortedMap<String, String> troubled, SortedMap<String, String> undisturbed, World world) {
        assertThat(differences(troubled, undisturbed))
                .as(() -> String.join("\n", world.store.journal))
                .isEmpty();
    }

    private static List<String> differences(SortedMap<String, String> troubled, SortedMap<String, String> undisturbed) {
        Set<String> keys = new TreeSet<>(troubled.keySet());
        keys.addAll(undisturbed.keySet());
        return keys.stream()
                .filter(key -> !Objects.equals(troubled.get(key), undisturbed.get(key)))
                .map(key -> key + ": " + onlyIn(troubled.get(key), undisturbed.get(key)) + " instead of "
                        + onlyIn(undisturbed.get(key), troubled.get(key)))
                .toList();
    }

    private static Set<String> onlyIn(@Nullable String one, @Nullable String other) {
        Set<String> left = new TreeSet<>(List.of(String.valueOf(one).split(", ")));
        left.removeAll(List.of(String.valueOf(other).split(", ")));
        return left;
    }
}
