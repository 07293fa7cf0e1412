import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The benchmark behind startup.sh. */
public final class Startup {
    private static final String CLUSTER_ID = "5L6g3nShT-eMCtK--X86sw";
    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    private final Path gregor;
    private final Path gregorHome;
    private final Path runtime;
    private final Path work;

    private Startup(Path checkout, String version) throws IOException {
        this.gregor = checkout.resolve("gregor");
        String home = System.getenv("GREGOR_HOME");
        this.gregorHome = home == null ? Path.of(System.getProperty("user.home"), ".gregor") : Path.of(home);
        this.runtime = gregorHome.resolve("runtimes/kafka-" + version + "/lib");
        this.work = Files.createTempDirectory("gregor-bench");
    }

    /** Seconds, and resident MiB of the three brokers; 0 where memory is not measured. */
    private record Sample(double seconds, double mebibytes) {}

    private interface Round {
        Sample run() throws Exception;
    }

    public static void main(String[] args) throws Exception {
        Startup bench = new Startup(Path.of(args[0]), args[2]);
        int rounds = Integer.parseInt(args[1]);
        try {
            bench.compare(rounds);
        } finally {
            delete(bench.work);
        }
    }

    private void compare(int rounds) throws Exception {
        Map<String, Round> candidates = new LinkedHashMap<>();
        candidates.put("by hand, Kafka's own flags (-Xms1g -Xmx1g, G1)", this::byHand);
        candidates.put("gregor, production flags (heap 1 GiB, G1)", () -> byGregor("production"));
        candidates.put("gregor, local profile", () -> byGregor("local"));
        candidates.put("gregor deploy, local profile: brokers, registry, Connect, validated", this::validated);
        // Makes the class-data archives, and warms the page cache for everybody.
        for (Round round : candidates.values()) {
            round.run();
        }
        Map<String, List<Sample>> samples = new LinkedHashMap<>();
        for (int i = 1; i <= rounds; i++) {
            for (Map.Entry<String, Round> candidate : candidates.entrySet()) {
                Sample sample = candidate.getValue().run();
                samples.computeIfAbsent(candidate.getKey(), key -> new ArrayList<>()).add(sample);
                System.err.printf(Locale.ROOT, "round %d  %6.2f s  %s%n", i, sample.seconds(), candidate.getKey());
            }
        }
        print(samples);
    }

    private static void print(Map<String, List<Sample>> samples) {
        double hand = median(samples.values().iterator().next().stream().map(Sample::seconds).toList());
        System.out.printf(
                "%d processors, JDK %s, %d rounds%n%n",
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.version"),
                samples.values().iterator().next().size());
        System.out.println("| 3-node KRaft cluster | median | min–max | of by hand | memory of the brokers |");
        System.out.println("|---|---|---|---|---|");
        samples.forEach((name, all) -> {
            List<Double> seconds = all.stream().map(Sample::seconds).sorted().toList();
            double memory = median(all.stream().map(Sample::mebibytes).toList());
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %.2f s | %.2f–%.2f s | %.2f | %s |%n",
                    name,
                    median(seconds),
                    seconds.getFirst(),
                    seconds.getLast(),
                    median(seconds) / hand,
                    memory == 0 ? "" : String.format(Locale.ROOT, "%.0f MiB", memory));
        });
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    private Sample byHand() throws Exception {
        List<Integer> ports = FreePorts.some(6);
        List<Process> formats = new ArrayList<>();
        List<Process> brokers = new ArrayList<>();
        Path directory = Files.createTempDirectory(work, "hand");
        long start = System.nanoTime();
        try {
            for (int i = 0; i < 3; i++) {
                Path properties = Files.writeString(directory.resolve(i + ".properties"), properties(i, ports, directory));
                formats.add(java("kafka.tools.StorageTool", "format", "-t", CLUSTER_ID, "-c", properties.toString()));
            }
            for (Process format : formats) {
                format.waitFor();
            }
            for (int i = 0; i < 3; i++) {
                brokers.add(java("kafka.Kafka", directory.resolve(i + ".properties").toString()));
            }
            String bootstrap = ports.subList(0, 3).stream().map(p -> "127.0.0.1:" + p).collect(Collectors.joining(","));
            double seconds = acknowledged(bootstrap, start, () -> brokers.stream().anyMatch(Startup::hasFailed) ? "a broker has ended" : "");
            return new Sample(seconds, residentMebibytes(brokers.stream().map(Process::pid).toList()));
        } finally {
            brokers.forEach(Process::destroyForcibly);
            for (Process broker : brokers) {
                broker.waitFor();
            }
            delete(directory);
        }
    }

    private static String properties(int id, List<Integer> ports, Path directory) {
        String voters = IntStream.range(0, 3)
                .mapToObj(i -> i + "@127.0.0.1:" + ports.get(3 + i))
                .collect(Collectors.joining(","));
        return String.join(
                "\n",
                "process.roles=broker,controller",
                "node.id=" + id,
                "controller.quorum.voters=" + voters,
                "listeners=PLAINTEXT://127.0.0.1:" + ports.get(id) + ",CONTROLLER://127.0.0.1:" + ports.get(3 + id),
                "advertised.listeners=PLAINTEXT://127.0.0.1:" + ports.get(id),
                "controller.listener.names=CONTROLLER",
                "log.dirs=" + directory.resolve("data" + id),
                "default.replication.factor=3",
                "min.insync.replicas=2",
                "offsets.topic.replication.factor=3",
                "transaction.state.log.replication.factor=3",
                "transaction.state.log.min.isr=2",
                "");
    }

    private Process java(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms1g",
                "-Xmx1g",
                "-XX:+UseG1GC",
                "-XX:MaxGCPauseMillis=20",
                "-XX:InitiatingHeapOccupancyPercent=35",
                "-XX:+ExplicitGCInvokesConcurrent",
                "-Djava.awt.headless=true",
                "-cp",
                runtime + "/*"));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private Sample byGregor(String profile) throws Exception {
        return gregor(profile, List.of("--no-validate"), "registry: {enabled: false}\nconnect: {enabled: false}\n");
    }

    private Sample validated() throws Exception {
        return gregor("local", List.of(), "");
    }

    private Sample gregor(String profile, List<String> options, String yaml) throws Exception {
        int offset = FreePorts.offset();
        String name = "bench-" + profile + "-" + (offset % 1000);
        Path spec = Files.writeString(
                work.resolve(name + ".yaml"),
                "name: " + name + "\nprofile: " + profile + "\nheap: {broker: "
                        + (profile.equals("local") ? "256m" : "1g") + "}\nlocal: {portOffset: " + offset + "}\n" + yaml);
        List<String> command = new ArrayList<>(List.of(gregor.toString(), "deploy", "-f", spec.toString()));
        command.addAll(options);
        long start = System.nanoTime();
        try {
            Path printed = work.resolve(name + ".log");
            Process deploy = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(printed.toFile())
                    .start();
            String bootstrap = IntStream.range(0, 3)
                    .mapToObj(i -> "127.0.0.1:" + (9092 + 10 * i + offset))
                    .collect(Collectors.joining(","));
            double acknowledged = options.isEmpty() ? 0 : acknowledged(bootstrap, start, () -> words(deploy, printed));
            deploy.waitFor();
            if (hasFailed(deploy)) {
                throw new IllegalStateException(words(deploy, printed));
            }
            double all = (System.nanoTime() - start) / 1e9;
            Sample sample = new Sample(options.isEmpty() ? all : acknowledged, residentMebibytes(brokers(name)));
            // Otherwise made in the background, while the next one is measured.
            quiet(List.of(gregor.toString(), "runtime", "archive", "--name", name)).start().waitFor();
            return sample;
        } finally {
            quiet(List.of(gregor.toString(), "down", "--name", name, "--delete-data", "--yes")).start().waitFor();
        }
    }

    private static String words(Process process, Path printed) throws IOException {
        return hasFailed(process) ? "ended with " + process.exitValue() + ":\n" + Files.readString(printed) : "";
    }

    private static boolean hasFailed(Process process) {
        return !process.isAlive() && process.exitValue() != 0;
    }

    private static ProcessBuilder quiet(List<String> command) {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    }

    private List<Long> brokers(String cluster) {
        String marker = "@" + gregorHome.resolve("clusters").resolve(cluster) + "/nodes/kafka-";
        return ProcessHandle.allProcesses()
                .filter(process -> Stream.of(process.info().arguments().orElse(new String[0]))
                        .anyMatch(argument -> argument.startsWith(marker)))
                .map(ProcessHandle::pid)
                .toList();
    }

    /** Seconds until each of the brokers 0, 1 and 2 has acknowledged a record as a leader. */
    private static double acknowledged(String bootstrap, long start, Callable<String> failure) throws Exception {
        Map<String, Object> client = Map.of(
                "bootstrap.servers", bootstrap,
                "reconnect.backoff.ms", 20,
                "reconnect.backoff.max.ms", 50,
                "retry.backoff.ms", 20,
                "retry.backoff.max.ms", 50);
        Map<Integer, List<Integer>> leaders = Map.of(0, List.of(0, 1, 2), 1, List.of(1, 2, 0), 2, List.of(2, 0, 1));
        try (Admin admin = Admin.create(client)) {
            await(start, () -> {
                String failed = failure.call();
                if (!failed.isEmpty()) {
                    throw new IllegalStateException(failed);
                }
                try {
                    admin.createTopics(List.of(new NewTopic("bench", leaders))).all().get(2, TimeUnit.SECONDS);
                    return true;
                } catch (java.util.concurrent.ExecutionException e) {
                    return e.getCause() instanceof TopicExistsException;
                } catch (java.util.concurrent.TimeoutException e) {
                    return false;
                }
            });
            Map<String, Object> settings = new LinkedHashMap<>(client);
            settings.put("acks", "all");
            settings.put("linger.ms", 0);
            try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
                for (int partition = 0; partition < 3; partition++) {
                    producer.send(new ProducerRecord<>("bench", partition, null, new byte[100])).get(60, TimeUnit.SECONDS);
                }
                return (System.nanoTime() - start) / 1e9;
            }
        }
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void await(long start, Condition condition) throws Exception {
        while (!condition.holds()) {
            if (System.nanoTime() - start > TIMEOUT.toNanos()) {
                throw new IllegalStateException("no cluster after " + TIMEOUT);
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private static double residentMebibytes(List<Long> pids) throws IOException {
        double kibibytes = 0;
        for (long pid : pids) {
            Optional<String> line = Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                    .filter(text -> text.startsWith("VmRSS:"))
                    .findFirst();
            kibibytes += Double.parseDouble(line.orElseThrow().replaceAll("[^0-9]", ""));
        }
        return kibibytes / 1024;
    }

    private static void delete(Path root) throws IOException {
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
