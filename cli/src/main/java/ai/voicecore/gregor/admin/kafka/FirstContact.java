package ai.voicecore.gregor.admin.kafka;

import ai.voicecore.gregor.admin.AdminFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Finds a client that gets an answer where one of the brokers hangs: it accepts connections, itself or through a tunnel, and does
 * not answer. Kafka's Admin chooses a broker at random, and if it has chosen that one, it may stay with it for all its time: its
 * requests for metadata end just before it would give the connection up, and the next goes to the same broker (seen with 4.3.1).
 *
 * @param <C> the clients
 */
final class FirstContact<C> {
    private static final String WHAT = "asking for the cluster id";

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

    /** A client, and what it was told. */
    record Found<C>(C client, String answer) {}

    /**
     * The first client, or another that was quicker and knows one of the addresses; those that are not returned are closed.
     *
     * @throws AdminFailure none got an answer; the first one stays open
     */
    Found<C> find(C first, List<String> addresses) {
        CompletableFuture<String> asked = question.apply(first);
        if (addresses.size() < 2 || isAnswered(asked)) {
            return new Found<>(first, Futures.await(WHAT, asked));
        }
        List<C> others = addresses.stream().flatMap(this::opened).toList();
        List<CompletableFuture<Found<C>>> answers = new ArrayList<>(others.stream()
                .map(other -> question.apply(other).thenApply(answer -> new Found<>(other, answer)))
                .toList());
        answers.add(asked.thenApply(answer -> new Found<>(first, answer)));
        List<C> unneeded = new ArrayList<>(others);
        try {
            Found<C> found = Futures.await(WHAT, quickest(answers));
            unneeded.add(first);
            unneeded.remove(found.client());
            return found;
        } finally {
            unneeded.forEach(close);
        }
    }

    /** What no client can be made for, such as a host without an address, has no answer to give. */
    private Stream<C> opened(String address) {
        try {
            return Stream.of(open.apply(address));
        } catch (AdminFailure e) {
            return Stream.empty();
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
