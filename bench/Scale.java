import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The benchmark behind scale.sh. */
public final class Scale {
    private static final int OF_TOPIC = 10;
    private static final Pattern PROCESS = Pattern.compile("pid (\\d+)");

    private final String gregor;
    private final String version;
    private final String heap;
    private final Path work;
    private final int offset;

    private Scale(String gregor, String version, String heap) throws IOException {
        this.gregor = gregor;
        this.version = version;
        this.heap = heap;
        this.work = Files.createTempDirectory("gregor-bench");
        this.offset = FreePorts.offset();
    }

    /**
     * What one size came to; seconds.
     *
     * @param gap longest time in milliseconds that a partition of the audit was without an acknowledgement
     * @param kept mebibytes of the fullest node's heap after a full collection
     */
    private record Row(
            int partitions,
            double apply,
            double diff,
            double deploy,
            double status,
            double validate,
            double restart,
            double gap,
            long kept) {}

    /** An answer and how many seconds it took. */
    private record Done(String answer, double took) {}

    public static void main(String[] args) throws Exception {
        Scale bench = new Scale(args[0], args[1], args[2]);
        List<Integer> sizes = Arrays.stream(args).skip(3).map(Integer::valueOf).sorted().toList();
        try {
            System.out.println(bench.curve(sizes));
            System.out.println(bench.fromNothing(sizes.getLast()));
        } finally {
            try (Stream<Path> files = Files.walk(bench.work)) {
                files.sorted(java.util.Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
            }
        }
    }

    private String curve(List<Integer> sizes) throws Exception {
        String name = "bench-scale";
        List<Row> rows = new ArrayList<>();
        try {
            gregor("deploy", "-f", spec(name, 0));
            // Otherwise made in the background, while commands are measured.
            gregor("runtime", "archive", "--name", name);
            for (int partitions : sizes) {
                Row row = row(name, partitions);
                System.err.println(row);
                rows.add(row);
            }
        } finally {
            gregor("down", "--name", name, "--delete-data", "--yes");
        }
        return table(rows);
    }

    private Row row(String name, int partitions) throws Exception {
        String file = spec(name, partitions);
        double apply = gregor("topics", "apply", "-f", file).took();
        double diff = gregor("topics", "diff", "-f", file).took();
        double deploy = gregor("deploy", "-f", file).took();
        Done status = gregor("status", "--name", name);
        double validate = gregor("validate", "--name", name).took();
        Done restart = gregor("restart", "--name", name, "--audit", "--rate", "500", "-o", "json");
        JsonNode report = JsonMapper.shared().readTree(restart.answer());
        return new Row(
                partitions,
                apply,
                diff,
                deploy,
                status.took(),
                validate,
                report.path("tookMillis").asDouble() / 1e3,
                gap(report.path("audit")),
                kept(gregor("status", "--name", name).answer()));
    }

    /** A cluster that has all of its topics from the start. */
    private String fromNothing(int partitions) throws Exception {
        String name = "bench-new";
        try {
            return String.format(
                    Locale.ROOT,
                    "A new cluster with %d partitions, deployed and proven: %.1f s",
                    partitions,
                    gregor("deploy", "-f", spec(name, partitions)).took());
        } finally {
            gregor("down", "--name", name, "--delete-data", "--yes");
        }
    }

    private String spec(String name, int partitions) throws IOException {
        StringBuilder text = new StringBuilder("name: " + name + "\nversion: " + version + "\nlocal: {portOffset: "
                + offset + "}\nregistry: {enabled: false}\nconnect: {enabled: false}\nheap: {broker: " + heap
                + "}\ntopics:\n");
        for (int topic = 0; topic < partitions / OF_TOPIC; topic++) {
            text.append("  - {name: t").append(topic).append(", partitions: ").append(OF_TOPIC).append("}\n");
        }
        if (partitions == 0) {
            text.append("  []\n");
        }
        return Files.writeString(work.resolve(name + ".yaml"), text).toString();
    }

    private static double gap(JsonNode audit) {
        double longest = 0;
        for (JsonNode lane : audit.path("lanes")) {
            for (JsonNode partition : lane.path("partitions")) {
                longest = Math.max(
                        longest,
                        partition.path("withoutAcknowledgement").path("millis").asDouble());
            }
        }
        return longest;
    }

    /** A histogram of live objects is made after a full collection; its last line is their sum. */
    private static long kept(String status) throws Exception {
        long most = 0;
        Matcher process = PROCESS.matcher(status);
        while (process.find()) {
            Process jcmd = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                            process.group(1),
                            "GC.class_histogram")
                    .redirectErrorStream(true)
                    .start();
            String last = jcmd.inputReader().lines().reduce("", (before, line) -> line.isBlank() ? before : line);
            String[] words = last.trim().split("\\s+");
            most = Math.max(most, words[0].equals("Total") ? Long.parseLong(words[2]) >> 20 : 0);
        }
        return most;
    }

    /** Findings are an answer too. */
    private Done gregor(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(gregor));
        command.addAll(List.of(arguments));
        Path answer = work.resolve("answer");
        Path told = work.resolve("told");
        long start = System.nanoTime();
        int code = new ProcessBuilder(command)
                .redirectOutput(answer.toFile())
                .redirectError(told.toFile())
                .start()
                .waitFor();
        double took = (System.nanoTime() - start) / 1e9;
        if (code != 0) {
            System.err.println(command + " ended with " + code + ": " + Files.readString(told) + Files.readString(answer));
        }
        return new Done(Files.readString(answer), took);
    }

    private static String table(List<Row> rows) {
        StringBuilder text = new StringBuilder("| partitions | topics apply | topics diff | deploy, nothing to do | status"
                + " | validate | restart of 3 nodes | longest gap meanwhile | heap kept |\n|---|---|---|---|---|---|---|---|---|\n");
        for (Row row : rows) {
            text.append(String.format(
                    Locale.ROOT,
                    "| %,d | %.1f s | %.1f s | %.1f s | %.1f s | %.1f s | %.1f s | %.2f s | %d MiB |\n",
                    row.partitions(),
                    row.apply(),
                    row.diff(),
                    row.deploy(),
                    row.status(),
                    row.validate(),
                    row.restart(),
                    row.gap() / 1e3,
                    row.kept()));
        }
        return text.toString();
    }
}
