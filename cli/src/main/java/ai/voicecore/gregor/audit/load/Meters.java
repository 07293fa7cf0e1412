package ai.voicecore.gregor.audit.load;

import ai.voicecore.gregor.audit.Gap;
import ai.voicecore.gregor.audit.history.Isolation;
import ai.voicecore.gregor.audit.history.Lane;
import ai.voicecore.gregor.concurrent.Time;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Measurements of the load: acknowledgements and reads of each partition of each lane. */
public final class Meters {
    private static final long MAX_LATENCY_MICROS = Duration.ofMinutes(5).toNanos() / 1000;

    private final int partitions;
    private final Time time;
    private final Map<Lane, LaneMeters> lanes;
    private final Map<Lane, Map<String, Long>> unknownAnswers = new ConcurrentHashMap<>();

    private record LaneMeters(
            List<GapMeter> acknowledged, Map<Isolation, List<GapMeter>> reads, ConcurrentHistogram latency) {

        static LaneMeters of(int partitions) {
            return new LaneMeters(
                    meters(partitions),
                    Stream.of(Isolation.values())
                            .collect(Collectors.toMap(Function.identity(), isolation -> meters(partitions))),
                    new ConcurrentHistogram(MAX_LATENCY_MICROS, 2));
        }

        private static List<GapMeter> meters(int partitions) {
            return IntStream.range(0, partitions)
                    .mapToObj(partition -> new GapMeter())
                    .toList();
        }

        Stream<GapMeter> all() {
            return Stream.concat(acknowledged.stream(), reads.values().stream().flatMap(List::stream));
        }

        GapMeter read(Isolation isolation, int partition) {
            return reads.getOrDefault(isolation, List.of()).get(partition);
        }
    }

    /** @param time the clock of the measurements */
    public Meters(int partitions, Time time) {
        this.partitions = partitions;
        this.time = time;
        this.lanes = Stream.of(Lane.values())
                .collect(Collectors.toMap(Function.identity(), lane -> LaneMeters.of(partitions)));
    }

    public int partitions() {
        return partitions;
    }

    /** The current time, on the clock of all measurements. */
    long now() {
        return time.nanos();
    }

    private LaneMeters of(Lane lane) {
        return Objects.requireNonNull(lanes.get(lane));
    }

    private Stream<GapMeter> all() {
        return lanes.values().stream().flatMap(LaneMeters::all);
    }

    /** @param sent when the record was sent, or its transaction begun */
    void acknowledged(Lane lane, int partition, long sent) {
        long now = now();
        of(lane).acknowledged().get(partition).mark(now);
        of(lane).latency().recordValue(Math.clamp((now - sent) / 1000, 1, MAX_LATENCY_MICROS));
    }

    /** Counts an error that does not tell whether the record was written. */
    void unanswered(Lane lane, Exception answer) {
        unknownAnswers
                .computeIfAbsent(lane, key -> new ConcurrentHashMap<>())
                .merge(answer.getClass().getSimpleName(), 1L, Long::sum);
    }

    /** Error → how often it left the outcome of a record unknown. */
    public SortedMap<String, Long> unknownAnswers(Lane lane) {
        return new TreeMap<>(unknownAnswers.getOrDefault(lane, Map.of()));
    }

    void read(Isolation isolation, Lane lane, int partition) {
        of(lane).read(isolation, partition).mark(now());
    }

    /** Whether every partition was written and read. */
    public boolean isFlowing() {
        return all().allMatch(GapMeter::isMarked);
    }

    public void begin(long now) {
        all().forEach(gap -> gap.begin(now));
        lanes.values().forEach(lane -> lane.latency().reset());
    }

    public void end(long now) {
        all().forEach(gap -> gap.end(now));
    }

    public Gap withoutAcknowledgement(Lane lane, int partition) {
        return of(lane).acknowledged().get(partition).longest();
    }

    public Gap withoutRead(Isolation isolation, Lane lane, int partition) {
        return of(lane).read(isolation, partition).longest();
    }

    /** Microseconds from send to acknowledgement; for the transactional lane, duration of transactions. */
    public Histogram latency(Lane lane) {
        return of(lane).latency().copy();
    }

    public long acknowledged() {
        return marks(LaneMeters::acknowledged);
    }

    /** Committed reads so far. */
    public long read() {
        return marks(lane -> lane.reads().getOrDefault(Isolation.READ_COMMITTED, List.of()));
    }

    private long marks(Function<LaneMeters, List<GapMeter>> which) {
        return lanes.values().stream()
                .flatMap(lane -> which.apply(lane).stream())
                .mapToLong(GapMeter::marks)
                .sum();
    }

    /** The longest current time of a partition without an acknowledgement. */
    public Duration silence(Predicate<Lane> which, long now) {
        return lanes.entrySet().stream()
                .filter(lane -> which.test(lane.getKey()))
                .flatMap(lane -> lane.getValue().acknowledged().stream())
                .map(meter -> meter.silence(now))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }
}
