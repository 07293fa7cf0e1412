package ai.voicecore.gregor.admin.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Finds a client that gets an answer where one of the brokers hangs: it accepts connections, itself or through a tunnel, and does
 * not answer. Kafka's Admin chooses a broker at random, and if it has chosen that one, it may stay with it for all its time: its
 * requests for metadata end just before it would give the connection up, and the next goes to the same broker (seen with 4.3.1).
 *
 * @param <C> the clients
 */
final class FirstContact<C> {
    private final Function<C, CompletableFuture<String>> question;
    private final Function<String, C> open;
    private final Consumer<C> close;
    private final Duration alone;

    /**
     * How clients are made and asked.
     *
     * @param open a client that knows one address only
     * @param alone how long the first client is waited for before others are made
     */
    FirstContact(
            Function<C, CompletableFuture<String>> question,
            Function<String, C> open,
            Consumer<C> close,
            Duration alone) {
        this.question = question;
        this.open = open;
        this.close = close;
        this.alone = alone;
    }

    /**
     * The first client, or another that was quicker and knows one of the addresses; those that are not returned are closed.
     *
     * @throws ai.voicecore.gregor.admin.AdminFailure none got an answer; the first one stays open
     */
    C find(C first, List<String> addresses) {
        CompletableFuture<String> asked = question.apply(first);
        if (addresses.size() < 2 || isAnswered(asked)) {
            Futures.await("asking for the cluster id", asked);
            return first;
        }
        List<C> all = new ArrayList<>(addresses.stream().map(open).toList());
        C found = first;
        try {
            List<CompletableFuture<C>> answers = new ArrayList<>(all.stream()
                    .map(other -> question.apply(other).thenApply(id -> other))
                    .toList());
            answers.add(asked.thenApply(id -> first));
            found = Futures.await("asking for the cluster id", quickest(answers));
            all.add(first);
            return found;
        } finally {
            all.remove(found);
            all.forEach(close);
        }
    }

    private boolean isAnswered(CompletableFuture<String> asked) {
        try {
            asked.get(alone.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Fails when all have failed. */
    private static <T> CompletableFuture<T> quickest(List<CompletableFuture<T>> all) {
        CompletableFuture<T> first = new CompletableFuture<>();
        for (CompletableFuture<T> one : all) {
            var unused = one.thenAccept(first::complete);
        }
        var unused = CompletableFuture.allOf(all.toArray(CompletableFuture[]::new))
                .whenComplete((none, failure) -> {
                    if (failure != null) {
                        first.completeExceptionally(failure.getCause() == null ? failure : failure.getCause());
                    }
                });
        return first;
    }
}
