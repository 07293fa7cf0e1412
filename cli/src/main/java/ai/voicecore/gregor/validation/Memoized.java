package ai.voicecore.gregor.validation;

import ai.voicecore.gregor.concurrent.ParallelTasks;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/** A value that is computed once, at its first use, or the exception of that computation. Thread-safe. */
final class Memoized<T> implements Supplier<T> {
    private final FutureTask<T> task;

    Memoized(Supplier<T> source) {
        this.task = new FutureTask<>(source::get);
    }

    @Override
    public T get() {
        task.run();
        return ParallelTasks.answer(task);
    }
}
