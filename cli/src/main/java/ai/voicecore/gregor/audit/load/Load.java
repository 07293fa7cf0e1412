package ai.voicecore.gregor.audit.load;

import ai.voicecore.gregor.audit.history.Isolation;
import ai.voicecore.gregor.audit.history.Lane;
import ai.voicecore.gregor.concurrent.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;

/** All threads of an audit. Each ends when told to; {@link #abandon} ends all of them. */
public final class Load {
    private final List<Sender> senders;
    private final List<Thread> senderThreads = new ArrayList<>();
    private final Transactor transactor;
    private final List<Reader> readers;
    private final List<Thread> readerThreads = new ArrayList<>();
    private final Stalls stalls = new Stalls(Time.REAL);
    private final AtomicReference<RuntimeException> trouble = new AtomicReference<>();
    private final Thread transactorThread;

    /** Creates the threads and starts none; the rate is in records per second of all senders together. */
    public Load(LoadContext surroundings, int rate) {
        AtomicInteger producers = new AtomicInteger();
        List<Lane> sending = Stream.of(Lane.values())
                .filter(lane -> lane != Lane.TRANSACTIONAL)
                .toList();
        this.senders = sending.stream()
                .map(lane -> new Sender(lane, (double) rate / sending.size(), surroundings, producers))
                .toList();
        this.transactor = new Transactor(surroundings);
        this.transactorThread = thread("transactions", transactor);
        this.readers = Stream.of(Isolation.values())
                .map(isolation -> new Reader(isolation, surroundings))
                .toList();
    }

    public void start() {
        thread("stalls", stalls).start();
        readers.forEach(reader -> readerThreads.add(thread("reader", reader)));
        senders.forEach(sender -> senderThreads.add(thread("sender", sender)));
        all().forEach(Thread::start);
    }

    private List<Thread> all() {
        return Stream.of(readerThreads, List.of(transactorThread), senderThreads)
                .flatMap(List::stream)
                .toList();
    }

    private Thread thread(String name, Runnable work) {
        return Thread.ofPlatform().name("audit " + name).daemon().unstarted(() -> {
            try {
                work.run();
            } catch (RuntimeException e) {
                trouble.compareAndSet(null, e);
            }
        });
    }

    /** The exception that ended a thread unexpectedly. */
    public Optional<RuntimeException> trouble() {
        return Optional.ofNullable(trouble.get());
    }

    public void measure() {
        stalls.begin();
    }

    /** Stops sending; true when every record is answered or given up. */
    public boolean stopSending(Duration atMost) {
        senders.forEach(Sender::stop);
        return ended(senderThreads, atMost);
    }

    /** True when the transactions have consumed the source up to these offsets. */
    public boolean drain(Map<TopicPartition, Long> ends, Duration atMost) {
        transactor.drain(ends);
        boolean inTime = ended(List.of(transactorThread), atMost);
        return inTime && transactor.isDrained();
    }

    /** True when both readers have reached these offsets. */
    public boolean readAll(Map<TopicPartition, Long> ends, Duration atMost) {
        readers.forEach(reader -> reader.readUntil(ends));
        boolean inTime = ended(readerThreads, atMost);
        return inTime && readers.stream().allMatch(Reader::isDone);
    }

    /** Tells all threads to end, and waits a short time. */
    public void abandon() {
        senders.forEach(Sender::stop);
        transactor.abandon();
        readers.forEach(Reader::abandon);
        stalls.stop();
        List<Thread> all = all();
        if (!ended(all, Duration.ofSeconds(5))) {
            all.forEach(Thread::interrupt);
            ended(all, Duration.ofSeconds(5));
        }
    }

    private static boolean ended(List<Thread> threads, Duration atMost) {
        long deadline = Time.REAL.in(atMost);
        boolean all = true;
        try {
            for (Thread thread : threads) {
                Duration left = Duration.ofNanos(Math.max(0, deadline - Time.REAL.nanos()));
                all &= thread.getState() == Thread.State.NEW || thread.join(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        return all;
    }

    public Transactor transactor() {
        return transactor;
    }

    public Duration longestStall() {
        return stalls.longest();
    }
}
