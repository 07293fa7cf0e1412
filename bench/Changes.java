import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The benchmark behind changes.sh. */
public final class Changes {
    private final Path gregor;
    private final String rate;
    private final Path work;
    private final Path reports;

    private Changes(Path gregor, String rate, String reports) throws IOException {
        this.gregor = gregor;
        this.rate = rate;
        this.work = Files.createTempDirectory("gregor-bench");
        this.reports = reports.isEmpty() ? work.resolve("reports") : Files.createDirectories(Path.of(reports));
    }

    /** What is done to the cluster. */
    private enum Kind {
        RESTART("planned restart of 3 nodes", "4.3.1"),
        UPGRADE("upgrade of 3 nodes, 3.9.2 → 4.3.1", "3.9.2"),
        DOWNGRADE("and back, 4.3.1 → 3.9.2", "3.9.2"),
        KILL("killed leader, session timeout 9 s", "4.3.1"),
        MIGRATE("ZooKeeper → dual write: 3 controllers started, 3 brokers restarted twice", "3.9.2"),
        ROLLBACK("and back to ZooKeeper: 3 brokers restarted twice", "3.9.2"),
        FINALIZE("dual write → KRaft: 3 controllers restarted", "3.9.2");

        private final String words;
        private final String version;

        Kind(String words, String version) {
            this.words = words;
            this.version = version;
        }

        /** What one round of it is: afterwards the cluster is as before, or is not needed any more. */
        private List<Kind> steps() {
            return switch (this) {
                case UPGRADE -> List.of(UPGRADE, DOWNGRADE);
                case MIGRATE -> List.of(MIGRATE, ROLLBACK, MIGRATE, FINALIZE);
                default -> List.of(this);
            };
        }
    }

    /**
     * One round.
     *
     * @param gap longest time in milliseconds that a partition was without an acknowledgement, of the producing lanes
     * @param commitGap the same of the transactional lane
     * @param stall how long the load's own process was not run
     * @param unknown records that were neither acknowledged nor refused
     */
    private record Round(
            String kind,
            double gap,
            double commitGap,
            double stall,
            double took,
            long acknowledged,
            long lost,
            long duplicate,
            long reordered,
            long other,
            long unknown) {

        static Round of(Kind kind, double took, JsonNode audit) {
            return new Round(
                    kind.name(),
                    gap(audit, false),
                    gap(audit, true),
                    audit.path("longestStallMillis").asDouble(),
                    took,
                    audit.path("acknowledged").asLong(),
                    anomalies(audit, "lost"),
                    anomalies(audit, "duplicate"),
                    anomalies(audit, "reordered"),
                    audit.path("anomalies").asLong()
                            - anomalies(audit, "lost")
                            - anomalies(audit, "duplicate")
                            - anomalies(audit, "reordered")
                            + audit.path("unproven").size(),
                    // Those of the transactional lane are the aborted ones.
                    each(audit.path("lanes"))
                            .filter(lane -> !lane.path("lane").asString().equals("transactional"))
                            .mapToLong(lane -> lane.path("unknown").asLong())
                            .sum());
        }

        private static double gap(JsonNode audit, boolean transactional) {
            return each(audit.path("lanes"))
                    .filter(lane -> lane.path("lane").asString().equals("transactional") == transactional)
                    .flatMap(lane -> each(lane.path("partitions")))
                    .mapToDouble(partition ->
                            partition.path("withoutAcknowledgement").path("millis").asDouble())
                    .max()
                    .orElseThrow();
        }

        private static long anomalies(JsonNode audit, String kind) {
            return each(audit.path("lanes"))
                    .mapToLong(lane -> lane.path("anomalies").path(kind).asLong())
                    .sum();
        }
    }

    private static Stream<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    public static void main(String[] args) throws Exception {
        Changes bench = new Changes(Path.of(args[0]), args[2], args[4]);
        Path results = args[3].isEmpty() ? bench.work.resolve("results") : Path.of(args[3]);
        for (String kind : Arrays.asList(args).subList(5, args.length)) {
            bench.run(Kind.valueOf(kind.toUpperCase(Locale.ROOT)), Integer.parseInt(args[1]), results);
        }
        List<Round> rounds = new ArrayList<>();
        for (String line : Files.readAllLines(results)) {
            rounds.add(JsonMapper.shared().readValue(line, Round.class));
        }
        System.out.println(table(rounds));
        try (Stream<Path> files = Files.walk(bench.work)) {
            files.sorted(java.util.Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        }
    }

    private void run(Kind kind, int rounds, Path results) throws Exception {
        if (kind == Kind.MIGRATE) {
            // There is no way back to the beginning of a round.
            for (int round = 0; round < rounds; round++) {
                inOneCluster(kind, 1, results);
            }
        } else {
            inOneCluster(kind, rounds, results);
        }
    }

    private void inOneCluster(Kind kind, int rounds, Path results) throws Exception {
        String name = "bench-" + kind.name().toLowerCase(Locale.ROOT);
        Path spec = Files.writeString(
                work.resolve(name + ".yaml"),
                "name: " + name + "\nversion: " + kind.version + "\nlocal: {portOffset: " + FreePorts.offset()
                        + "}\nregistry: {enabled: false}\nconnect: {enabled: false}\n"
                        + (kind == Kind.MIGRATE ? "mode: zookeeper\n" : ""));
        try {
            gregor("deploy", "-f", spec.toString());
            // Otherwise made in the background, while changes are measured.
            gregor("runtime", "archive", "--name", name);
            if (kind == Kind.RESTART) {
                // Brokers that run without those archives are slow to give leadership away; the others are what one has later.
                gregor("restart", "--name", name);
            }
            for (int round = 0; round < rounds; round++) {
                for (Kind step : kind.steps()) {
                    step(step, name, results);
                }
            }
        } finally {
            gregor("down", "--name", name, "--delete-data", "--yes");
        }
    }

    private void step(Kind kind, String name, Path results) throws Exception {
        JsonNode report = change(kind, name);
        Round done = round(kind, report);
        keep(name, report);
        keepLogs(name, report);
        System.err.println(done);
        Files.writeString(
                results,
                JsonMapper.shared().writeValueAsString(done) + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    /** What the change and its audit came to. */
    private JsonNode change(Kind kind, String name) throws Exception {
        return switch (kind) {
            case RESTART -> audited("restart", "--name", name, "--audit");
            case UPGRADE -> audited("upgrade", "--name", name, "--to", "4.3.1", "--no-validate", "--audit");
            case DOWNGRADE -> audited("upgrade", "--name", name, "--to", "3.9.2", "--no-validate", "--audit");
            case MIGRATE -> audited("migrate", "start", "--name", name, "--audit");
            case ROLLBACK -> audited("migrate", "rollback", "--name", name, "--audit");
            case FINALIZE -> audited("migrate", "finalize", "--yes", "--name", name, "--audit");
            case KILL ->
                audited("drill", "run", "kill-broker", "--name", name)
                        .path("drills")
                        .path(0);
        };
    }

    private static Round round(Kind kind, JsonNode report) {
        String took = kind == Kind.KILL ? "wellAfterMillis" : "tookMillis";
        return Round.of(kind, report.path(took).asDouble(), report.path("audit"));
    }

    /** The whole report of a round; an audit that kept its ledger has its logs beside it. */
    private void keep(String name, JsonNode report) throws IOException {
        Files.createDirectories(reports);
        Files.writeString(
                reports.resolve(name + "-" + report.path("audit").path("run").asString() + ".json"),
                report.toPrettyString());
    }

    /** Where a partition had to wait unusually long, the audit has kept what its clients logged; the nodes' logs belong to it. */
    private void keepLogs(String name, JsonNode report) throws IOException {
        String ledger = report.path("audit").path("ledger").asString("");
        if (ledger.isEmpty()) {
            return;
        }
        Path from = Path.of(ledger);
        Path to = reports.resolve(name + "-" + report.path("audit").path("run").asString());
        copy(from, to.resolve("audit"));
        Path nodes = from.getParent().resolveSibling("nodes");
        try (Stream<Path> all = Files.list(nodes)) {
            for (Path node : all.toList()) {
                copy(node.resolve("logs"), to.resolve(node.getFileName().toString()));
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    private JsonNode audited(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(arguments));
        command.addAll(List.of("--rate", rate, "-o", "json"));
        return JsonMapper.shared().readTree(gregor(command.toArray(String[]::new)));
    }

    /** What it answers. Findings are an answer too. */
    private String gregor(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(gregor.toString()));
        command.addAll(List.of(arguments));
        Path answer = work.resolve("answer");
        Path told = work.resolve("told");
        int code = new ProcessBuilder(command)
                .redirectOutput(answer.toFile())
                .redirectError(told.toFile())
                .start()
                .waitFor();
        if (code != 0 && code != 3) {
            throw new IllegalStateException(command + " ended with " + code + ": " + Files.readString(told));
        }
        return Files.readString(answer);
    }

    private static String table(List<Round> rounds) {
        StringBuilder text = new StringBuilder("| 3 nodes, replication 3, min ISR 2 | rounds | longest produce gap, p50"
                + " | max | longest commit gap, p50 | max | took, p50 | records acknowledged | lost | duplicated | reordered"
                + " | other anomalies | of unknown outcome |\n|---|---|---|---|---|---|---|---|---|---|---|---|---|\n");
        for (Kind kind : Kind.values()) {
            List<Round> these =
                    rounds.stream().filter(round -> round.kind().equals(kind.name())).toList();
            if (!these.isEmpty()) {
                double[] gaps = these.stream().mapToDouble(Round::gap).sorted().toArray();
                double[] commits = these.stream().mapToDouble(Round::commitGap).sorted().toArray();
                double[] took = these.stream().mapToDouble(Round::took).sorted().toArray();
                text.append(String.format(
                        Locale.ROOT,
                        "| %s | %d | %.2f s | %.2f s | %.2f s | %.2f s | %.1f s | %d | %d | %d | %d | %d | %d |\n",
                        kind.words,
                        these.size(),
                        gaps[gaps.length / 2] / 1e3,
                        gaps[gaps.length - 1] / 1e3,
                        commits[commits.length / 2] / 1e3,
                        commits[commits.length - 1] / 1e3,
                        took[took.length / 2] / 1e3,
                        these.stream().mapToLong(Round::acknowledged).sum(),
                        these.stream().mapToLong(Round::lost).sum(),
                        these.stream().mapToLong(Round::duplicate).sum(),
                        these.stream().mapToLong(Round::reordered).sum(),
                        these.stream().mapToLong(Round::other).sum(),
                        these.stream().mapToLong(Round::unknown).sum()));
            }
        }
        return text.toString();
    }
}
